package io.github.tfrnn.plots;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An SVG as a reader of XML sees it. */
record Drawn(Element root) {

  /**
   * A box of the picture and what is written in it.
   *
   * @param lettering where each text is, its height aside
   */
  record Box(String title, Rectangle2D place, List<String> texts, List<Rectangle2D> lettering) {}

  static Drawn read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document = factory.newDocumentBuilder().parse(file.toFile());
      return new Drawn(document.getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** Returns the boxes of layers. */
  List<Box> boxes() {
    return groups("layer").stream().map(Drawn::box).toList();
  }

  /** Returns the frames around the layers of nested models. */
  List<Box> frames() {
    return groups("head").stream().map(Drawn::box).toList();
  }

  Box box(String title) {
    return boxes().stream().filter(box -> box.title().equals(title)).findFirst().orElseThrow();
  }

  /** Returns what each arrow stands for: {@code "lstm → dense"}. */
  List<String> arrows() {
    return groups("tensor").stream()
        .map(arrow -> all(arrow, "title").get(0).getTextContent())
        .toList();
  }

  /** Returns the points that arrows lead to. */
  List<double[]> tips() {
    List<double[]> tips = new ArrayList<>();
    for (Element arrow : groups("tensor")) {
      String head = all(arrow, "path").get(1).getAttribute("d"); // "M117 112 L113.5 104 ..."
      try (Scanner numbers = new Scanner(head.substring(1)).useLocale(Locale.ROOT)) {
        tips.add(new double[] {numbers.nextDouble(), numbers.nextDouble()});
      }
    }
    return tips;
  }

  /** Returns all texts of the parts of a kind, in the order in which they are drawn. */
  List<String> texts(String kind) {
    return groups(kind).stream()
        .flatMap(group -> all(group, "text").stream())
        .map(Element::getTextContent)
        .toList();
  }

  /** Returns the texts of the parts of a kind whose width is said. */
  List<String> fixedTexts(String kind) {
    return groups(kind).stream()
        .flatMap(group -> all(group, "text").stream())
        .filter(text -> text.hasAttribute("textLength"))
        .map(Element::getTextContent)
        .toList();
  }

  /** Returns how many shapes of a kind the parts of a kind have. */
  int shapes(String kind, String shape) {
    return groups(kind).stream().mapToInt(group -> all(group, shape).size()).sum();
  }

  double width() {
    return number(root, "width");
  }

  double height() {
    return number(root, "height");
  }

  private List<Element> groups(String kind) {
    return all(root, "g").stream().filter(g -> g.getAttribute("class").equals(kind)).toList();
  }

  private static Box box(Element group) {
    Element outline =
        all(group, "rect").stream()
            .filter(rect -> rect.getAttribute("fill").equals("none"))
            .findFirst()
            .orElseThrow();
    return new Box(
        all(group, "title").get(0).getTextContent(),
        new Rectangle2D.Double(
            number(outline, "x"),
            number(outline, "y"),
            number(outline, "width"),
            number(outline, "height")),
        all(group, "text").stream().map(Element::getTextContent).toList(),
        all(group, "text").stream().map(Drawn::lettering).toList());
  }

  private static Rectangle2D lettering(Element text) {
    double height = 6; // less than that of capital letters
    return new Rectangle2D.Double(
        number(text, "x"), number(text, "y") - height, number(text, "textLength"), height);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
