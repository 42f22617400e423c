package org.handover.practice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.handover.practice.api.Access;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(
    packages = "org.handover.practice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.handover.practice.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theSharedPackageKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("..api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..identity..",
              "..users..",
              "..scenarios..",
              "..assessments..",
              "..activities..",
              "..database..",
              "org.handover.practice.server..",
              "..operations..");

  @ArchTest
  static final ArchRule theApisKnowNothingOfEachOther =
      noClasses()
          .that()
          .resideInAPackage("..api.v2..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..api.legacy..");

  @ArchTest
  static final ArchRule nothingKnowsHowTheServiceIsRun =
      noClasses()
          .that()
          .resideOutsideOfPackage("..operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..operations..");

  @ArchTest
  static final ArchRule onlyItsOperationKnowsTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.handover.practice.server..", "..operations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.handover.practice.server..");

  @ArchTest
  static final ArchRule everyEndpointSaysWhoMayCallIt =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should()
          .beAnnotatedWith(Access.class);

  /// `LinearPatternsTest` looks for patterns in fields.
  @ArchTest
  static final ArchRule patternsStandInFields =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..ai",
              "..ai.cases",
              "..ai.persona",
              "..ai.lexicon",
              "..ai.evaluation",
              "..ai.legacy",
              "..ai.marking",
              "..activities..",
              "..assessments..",
              "..conversations..",
              "..scenarios..",
              "..identity..",
              "..users..",
              "..api..")
          .and()
          .doNotHaveSimpleName("AiSettings")
          .should()
          .callMethod(String.class, "matches", String.class)
          .orShould()
          .callMethod(String.class, "replaceAll", String.class, String.class)
          .orShould()
          .callMethod(String.class, "replaceFirst", String.class, String.class);

  @ArchTest
  static final ArchRule controllersLeaveSqlToTheStores =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.jdbc..");
}
