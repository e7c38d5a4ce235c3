package io.github.tfrnn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.tfrnn.training.FitOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture: which package may look at which. */
class ArchitectureTest {

  private static final String ROOT = "io.github.tfrnn";

  /** Lowest floor first. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("graph"),
          Set.of("activations", "initializers", "regularizers", "constraints", "data"),
          Set.of("ops", "datasets", "hdf5"),
          Set.of("layers", "losses", "metrics", "optimizers", "decoding"),
          Set.of("networks"),
          Set.of("saving"),
          Set.of("training", "serving"),
          Set.of("models"),
          Set.of("keras"));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Stream<Arguments> packages() {
    return IntStream.range(0, FLOORS.size())
        .boxed()
        .flatMap(floor -> FLOORS.get(floor).stream().sorted().map(name -> arguments(name, floor)));
  }

  @ParameterizedTest(name = "{0} looks only down")
  @MethodSource("packages")
  void looksOnlyDown(String name, int floor) {
    String[] sameOrAbove =
        FLOORS.subList(floor, FLOORS.size()).stream()
            .flatMap(Set::stream)
            .filter(other -> !other.equals(name))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    if (sameOrAbove.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(sameOrAbove)
          .check(CORE);
    }
  }

  @Test
  void everyClassHasAFloor() { // also proves that something was imported
    Set<String> known = FLOORS.stream().flatMap(Set::stream).collect(toSet());
    assertThat(CORE)
        .isNotEmpty()
        .allSatisfy(
            c ->
                assertThat(known)
                    .as(c.getName())
                    .contains(c.getPackageName().substring(ROOT.length() + 1).split("\\.", -1)[0]));
  }

  @Test
  void everyFloorHasClasses() {
    assertThat(packages().map(arguments -> (String) arguments.get()[0]))
        .allSatisfy(
            name ->
                assertThat(CORE).anyMatch(c -> c.getPackageName().startsWith(ROOT + "." + name)));
  }

  @Test
  void packagesDependOnEachOtherWithoutCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Path sources = Path.of(System.getProperty("basedir", "."), "src", "main", "java");
    assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
        .allSatisfy(
            name ->
                assertThat(sources.resolve(name.replace('.', '/')).resolve("package-info.java"))
                    .satisfies(
                        file -> assertThat(Files.isRegularFile(file)).as("%s", file).isTrue()));
  }

  @Test
  void onlyTheGraphTouchesInternalsOfTensorFlow() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".graph..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tensorflow.internal..")
        .check(CORE);
  }

  @Test
  void nothingIsPrintedToStandardOutput() {
    noClasses().should().accessField(System.class, "out").check(CORE);
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "prints a stack trace", call -> call.getName().equals("printStackTrace")))
        .check(CORE);
  }

  /** Standard error is where progress goes unless told otherwise, and nothing else goes there. */
  @Test
  void standardErrorIsADefaultAlone() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(FitOptions.class)
        .should()
        .accessField(System.class, "err")
        .check(CORE);
  }

  @Test
  void noGuavaTypeIsPartOfTheApi() {
    Stream<JavaMember> api =
        CORE.stream()
            .filter(ArchitectureTest::visible)
            .flatMap(c -> c.getMembers().stream())
            .filter(ArchitectureTest::visible);
    assertThat(api)
        .isNotEmpty()
        .allSatisfy(
            member ->
                assertThat(involved(member))
                    .as(member.getFullName())
                    .noneMatch(type -> type.getPackageName().startsWith("com.google.common")));
    assertThat(CORE.stream().filter(ArchitectureTest::visible))
        .allSatisfy(
            c ->
                assertThat(c.getAllClassesSelfIsAssignableTo())
                    .as(c.getName())
                    .noneMatch(type -> type.getPackageName().startsWith("com.google.common")));
  }

  @Test
  void enumsAndRecordsAsideNoClassIsOpenToInheritance() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotRecords()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CORE);
  }

  private static boolean visible(JavaClass c) {
    return c.getModifiers().contains(JavaModifier.PUBLIC)
        && c.getEnclosingClass().map(ArchitectureTest::visible).orElse(true);
  }

  private static boolean visible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Set<JavaClass> involved(JavaMember member) {
    return member instanceof JavaCodeUnit unit
        ? unit.getAllInvolvedRawTypes()
        : ((JavaField) member).getAllInvolvedRawTypes();
  }
}
