package io.github.tfrnn.audio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses AUDIO =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/quick/test/"))
          .importPackages("io.github.tfrnn.audio");

  @Test
  void usesNoInternalsOfOtherModulesNorSamplesNorText() {
    assertThat(AUDIO).isNotEmpty();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.tfrnn..internal..",
            "org.tensorflow.internal..",
            "io.github.tfrnn.text..",
            "io.github.tfrnn.samples..")
        .check(AUDIO);
  }

  /**
   * Sounds beside transforms, then features, then data sets and models, which are strangers to one
   * another.
   */
  @Test
  void packagesLookOnlyDown() {
    String sound = "io.github.tfrnn.audio";
    String fourier = "io.github.tfrnn.audio.fourier..";
    String features = "io.github.tfrnn.audio.features..";
    String data = "io.github.tfrnn.audio.data..";
    String models = "io.github.tfrnn.audio.models..";
    noClasses()
        .that()
        .resideInAPackage(sound)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(fourier, features, data, models)
        .check(AUDIO);
    noClasses()
        .that()
        .resideInAPackage(fourier)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(sound, features, data, models)
        .check(AUDIO);
    noClasses()
        .that()
        .resideInAPackage(features)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(data, models)
        .check(AUDIO);
    noClasses()
        .that()
        .resideInAPackage(data)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(models)
        .check(AUDIO);
    noClasses()
        .that()
        .resideInAPackage(models)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(features, data)
        .check(AUDIO);
  }

  @Test
  void neverPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(AUDIO);
  }

  @Test
  void publicSignaturesNameNoOtherLibrary() {
    for (JavaClass type : AUDIO) {
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
