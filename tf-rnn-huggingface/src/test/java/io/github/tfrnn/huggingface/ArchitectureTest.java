package io.github.tfrnn.huggingface;

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
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.tfrnn.huggingface");

  @Test
  void usesNoInternalsOfOtherModulesNorSamplesNorAudio() {
    assertThat(OURS).isNotEmpty();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.tfrnn..internal..",
            "org.tensorflow.internal..",
            "io.github.tfrnn.audio..",
            "io.github.tfrnn.plots..",
            "io.github.tfrnn.samples..")
        .check(OURS);
  }

  /** DJL's own class of a tokenizer tells its makers about the machine. */
  @Test
  void callsTheNativeLibraryAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("ai\\.djl\\.(?!huggingface\\.tokenizers\\.jni\\.).*")
        .check(OURS);
  }

  @Test
  void neverPrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
  }

  @Test
  void publicSignaturesNameNoOtherLibrary() {
    for (JavaClass type : OURS) {
      if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      for (JavaMethod method : type.getMethods()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
          assertThat(method.getAllInvolvedRawTypes())
              .as(method.getFullName())
              .noneMatch(named -> named.getPackageName().matches("(com|org|ai)\\..*"));
        }
      }
    }
  }
}
