package io.github.tfrnn.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SAMPLES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.tfrnn.samples");

  @Test
  void packagesFormNoCircle() {
    assertThat(SAMPLES).isNotEmpty();
    slices().matching("io.github.tfrnn.samples.(**)").should().beFreeOfCycles().check(SAMPLES);
  }

  @Test
  void samplesUsePublicApiOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.tfrnn..internal..", "org.tensorflow.internal..")
        .check(SAMPLES);
  }

  @Test
  void commandsWriteToTheirConsole() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Samples.class)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SAMPLES);
  }
}
