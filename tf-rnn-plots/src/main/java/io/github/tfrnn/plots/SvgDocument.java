package io.github.tfrnn.plots;

import io.github.tfrnn.plots.Picture.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A picture as SVG: a group for each part, whose class is the part's kind, with a title that
 * browsers show under the pointer.
 */
final class SvgDocument {

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Returns the document as a file has it, in UTF-8. */
  static byte[] of(Picture picture) throws IOException {
    try {
      return bytes(document(picture));
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IOException("this JDK cannot write XML: " + e.getMessage(), e);
    }
  }

  private static Document document(Picture picture) throws ParserConfigurationException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .getDOMImplementation()
            .createDocument(SVG, "svg", null);
    Element root = document.getDocumentElement();
    String width = number(picture.width());
    String height = number(picture.height());
    root.setAttribute("width", width);
    root.setAttribute("height", height);
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    new SVGGraphics2D(context, false).getRoot(root); // with what Java and SVG differ in by default
    root.appendChild(paper(document, width, height));
    for (Part part : picture.parts()) {
      root.appendChild(group(part, context));
    }
    return document;
  }

  private static Element paper(Document document, String width, String height) {
    Element paper = document.createElementNS(SVG, "rect");
    paper.setAttribute("class", "paper");
    paper.setAttribute("width", width);
    paper.setAttribute("height", height);
    paper.setAttribute("fill", "white");
    paper.setAttribute("stroke", "none");
    return paper;
  }

  private static Element group(Part part, SVGGeneratorContext context) {
    Canvas canvas = new Canvas(context);
    part.painter().accept(canvas);
    Element group = canvas.getTopLevelGroup();
    NodeList texts = group.getElementsByTagNameNS(SVG, "text");
    for (int i = 0; i < texts.getLength(); i++) {
      double width = canvas.widths.get(i);
      if (!Double.isNaN(width)) {
        Element text = (Element) texts.item(i);
        text.setAttribute("textLength", String.format(Locale.ROOT, "%.2f", width));
        text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }
    group.setAttribute("class", part.kind());
    Element title = group.getOwnerDocument().createElementNS(SVG, "title");
    title.setTextContent(part.title());
    group.insertBefore(title, group.getFirstChild());
    canvas.dispose();
    return group;
  }

  /** Remembers how wide texts are, so that they fit wherever they are shown in another font. */
  private static final class Canvas extends SVGGraphics2D {
    private final List<Double> widths = new ArrayList<>();

    Canvas(SVGGeneratorContext context) {
      super(context, false);
    }

    @Override
    public void drawString(String text, float x, float y) {
      super.drawString(text, x, y);
      boolean known = getFont().canDisplayUpTo(text) < 0; // else letters would fill a guess
      widths.add(known ? Lettering.width(getFont(), text) : Double.NaN);
    }
  }

  private static byte[] bytes(Document document) throws TransformerException {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(document), new StreamResult(bytes));
    return bytes.toByteArray();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", Math.ceil(value));
  }

  private SvgDocument() {}
}
