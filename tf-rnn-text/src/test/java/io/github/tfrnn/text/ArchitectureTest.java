package io.github.tfrnn.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses TEXT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.tfrnn.text");

  @Test
  void usesNoInternalsOfOtherModulesNorSamplesNorAudio() {
    assertThat(TEXT).isNotEmpty();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.tfrnn..internal..",
            "org.tensorflow.internal..",
            "io.github.tfrnn.audio..",
            "io.github.tfrnn.samples..")
        .check(TEXT);
  }

  @Test
  void packagesLookOnlyDown() {
    noClasses()
        .that()
        .resideInAPackage("io.github.tfrnn.text.words..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.tfrnn.text", "io.github.tfrnn.text.vectors..")
        .check(TEXT);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.tfrnn.text.vectors..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.tfrnn.text.vectors..")
        .check(TEXT);
    slices().matching("io.github.tfrnn.(**)").should().beFreeOfCycles().check(TEXT);
  }

  @Test
  void neverPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(TEXT);
  }

  @Test
  void publicSignaturesNameNoOtherLibrary() {
    for (JavaClass type : TEXT) {
      if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      for (JavaMethod method : type.getMethods()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
          assertThat(method.getAllInvolvedRawTypes())
              .as(method.getFullName())
              .noneMatch(t -> t.getPackageName().startsWith("com."));
        }
      }
    }
  }
}
