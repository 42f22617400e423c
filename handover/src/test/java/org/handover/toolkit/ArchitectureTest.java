package org.handover.toolkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/// Which package may know which. What a package may use stands here; the rest it may not.
@AnalyzeClasses(
    packages = "org.handover.toolkit",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DATABASE_STAGES = {
    "apply", "backup", "digest", "doctor", "init", "ledger", "plan", "readonly", "script", "verify"
  };

  private static final String[] PARITY = {
    "inventory", "parity", "parity.cases", "parity.clones", "parity.play", "parity.rows", "wire"
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.handover.toolkit.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule stepKnowsNobody = knowsOnly("step");
  @ArchTest static final ArchRule filesKnowNobody = knowsOnly("files");
  @ArchTest static final ArchRule theWireKnowsNobody = knowsOnly("wire");
  @ArchTest static final ArchRule theManualKnowsNobody = knowsOnly("manual");
  @ArchTest static final ArchRule programsKnowOnlySteps = knowsOnly("process", "step");
  @ArchTest static final ArchRule scriptsKnowOnlySteps = knowsOnly("script", "step");

  @ArchTest
  static final ArchRule theDatabaseKnowsNoStage = knowsOnly("database", "process", "step");

  @ArchTest static final ArchRule trafficKnowsOnlyFiles = knowsOnly("traffic", "files");

  @ArchTest
  static final ArchRule theFilesForNginxKnowNoStage =
      knowsOnly("gateway.nginx", "config", "files", "process", "step", "traffic", "wire");

  @ArchTest
  static final ArchRule theGuardKnowsNoGateway =
      knowsOnly("guard", "config", "database", "files", "journal", "step", "traffic", "verify");

  @ArchTest
  static final ArchRule whatMovesTrafficKnowsNoGateway =
      knowsOnly("shift", "config", "evidence", "files", "guard", "journal", "step", "traffic");

  @ArchTest
  static final ArchRule settingsKnowNoStage = knowsOnly("config", "database", "step", "traffic");

  /// In the live path: nothing of the database, of parity or of the command line.
  @ArchTest
  static final ArchRule theGatewayKnowsOnlyTheTraffic =
      knowsOnly("gateway", "config", "files", "step", "traffic", "wire");

  @ArchTest static final ArchRule theJournalKnowsNoStage = knowsOnly("journal", "files", "step");

  @ArchTest
  static final ArchRule evidenceKnowsNoStage = knowsOnly("evidence", "config", "files", "journal");

  @ArchTest static final ArchRule pagesKnowNobody = knowsOnly("page");

  /// The stages of the database, and the comparison of two backends: neither half needs the other.
  @ArchTest
  static final ArchRule databaseStagesKnowNoParity =
      noClasses()
          .that()
          .resideInAnyPackage(packages(DATABASE_STAGES))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(PARITY));

  @ArchTest
  static final ArchRule parityKnowsNoDatabaseStage =
      noClasses()
          .that()
          .resideInAnyPackage(packages(PARITY))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(DATABASE_STAGES));

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..toolkit.cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..toolkit.cli");

  @ArchTest
  static final ArchRule onlyTheCommandLineAndItsManualKnowPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackages(packages("cli", "manual"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  /// Of this toolkit's own packages.
  private static ArchRule knowsOnly(String its, String... others) {
    String[] allowed = packages(Stream.concat(Stream.of(its), Arrays.stream(others)));
    return classes()
        .that()
        .resideInAPackage("org.handover.toolkit." + its)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(allowed)
                .or(JavaClass.Predicates.resideOutsideOfPackage("org.handover.toolkit..")));
  }

  private static String[] packages(String... names) {
    return packages(Arrays.stream(names));
  }

  private static String[] packages(Stream<String> names) {
    return names.map(name -> "org.handover.toolkit." + name).toArray(String[]::new);
  }
}
