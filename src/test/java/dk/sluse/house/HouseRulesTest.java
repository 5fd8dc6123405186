package dk.sluse.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The rules of the house (design), held by the build. */
@AnalyzeClasses(packages = "dk.sluse", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] KNOW_NO_FEATURE = {
        "dk.sluse.bytes..",
        "dk.sluse.document..",
        "dk.sluse.opening..",
        "dk.sluse.recognition..",
        "dk.sluse.person..",
        "dk.sluse.rawgenomic..",
        "dk.sluse.disclosure..",
        "dk.sluse.screening..",
        "dk.sluse.inspection..",
        "dk.sluse.report..",
        "dk.sluse.custody..",
        "dk.sluse.audit..",
        "dk.sluse.work..",
        "dk.sluse.notice..",
        "dk.sluse.calendar..",
        "dk.sluse.store..",
        "dk.sluse.intake..",
        "dk.sluse.wording..",
        "dk.sluse.project..",
        "dk.sluse.sanction..",
        "dk.sluse.platform..",
        "dk.sluse.entitlement..",
        "dk.sluse.joining..",
        "dk.sluse.gateway.."
    };

    private static final String[] FEATURES = {"dk.sluse.export..", "dk.sluse.release..", "dk.sluse.importing.."};

    @ArchTest
    static final ArchRule rooms_form_no_circle =
            slices().matching("dk.sluse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_below_know_no_feature = noClasses()
            .that()
            .resideInAnyPackage(KNOW_NO_FEATURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule only_the_wiring_knows_the_hub = noClasses()
            .that()
            .resideOutsideOfPackages("dk.sluse.hub..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dk.sluse.hub..");

    @ArchTest
    static final ArchRule nothing_knows_the_demo = noClasses()
            .that()
            .resideOutsideOfPackage("dk.sluse.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dk.sluse.demo..", "com.icegreen..");

    @ArchTest
    static final ArchRule wording_and_calendar_know_no_room = noClasses()
            .that()
            .resideInAnyPackage("dk.sluse.wording..", "dk.sluse.store..")
            .should()
            .dependOnClassesThat(resideInAPackage("dk.sluse..")
                    .and(DescribedPredicate.not(resideInAnyPackage("dk.sluse.wording..", "dk.sluse.store.."))));

    @ArchTest
    static final ArchRule screening_is_built_in_storeys = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("bytes")
            .definedBy("dk.sluse.bytes..")
            .layer("disclosure")
            .definedBy("dk.sluse.disclosure..")
            .layer("document")
            .definedBy("dk.sluse.document..")
            .layer("recognition")
            .definedBy("dk.sluse.recognition..")
            .layer("opening")
            .definedBy("dk.sluse.opening..")
            .layer("person")
            .definedBy("dk.sluse.person..")
            .layer("rawgenomic")
            .definedBy("dk.sluse.rawgenomic..")
            .layer("screening")
            .definedBy("dk.sluse.screening..")
            .layer("inspection")
            .definedBy("dk.sluse.inspection..")
            .layer("report")
            .definedBy("dk.sluse.report..")
            .whereLayer("bytes")
            .mayNotAccessAnyLayer()
            .whereLayer("disclosure")
            .mayNotAccessAnyLayer()
            .whereLayer("recognition")
            .mayNotAccessAnyLayer()
            .whereLayer("document")
            .mayOnlyAccessLayers("bytes", "disclosure")
            .whereLayer("opening")
            .mayOnlyAccessLayers("bytes", "document", "recognition")
            .whereLayer("person")
            .mayOnlyAccessLayers("bytes", "document")
            .whereLayer("rawgenomic")
            .mayOnlyAccessLayers("bytes", "document")
            .whereLayer("inspection")
            .mayOnlyAccessLayers("disclosure", "document", "opening", "recognition", "screening")
            .whereLayer("screening")
            .mayOnlyAccessLayers("bytes", "disclosure", "document", "opening", "person", "rawgenomic", "recognition")
            .whereLayer("report")
            .mayOnlyAccessLayers("document", "screening", "inspection");

    private static final DescribedPredicate<JavaClass> MAY_KNOW_CAMEL = resideInAPackage("dk.sluse.hub..")
            .or(simpleNameEndingWith("Processor"))
            .or(resideInAnyPackage("dk.sluse.work..", "dk.sluse.custody..")
                    .and(simpleNameEndingWith("Component")
                            .or(simpleNameEndingWith("Endpoint"))
                            .or(simpleNameEndingWith("Consumer"))
                            .or(simpleNameEndingWith("Producer"))));

    @ArchTest
    static final ArchRule camel_is_known_in_the_hub_the_components_and_processors_only = noClasses()
            .that(DescribedPredicate.not(MAY_KNOW_CAMEL))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule time_is_an_injected_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule only_the_wiring_makes_a_system_clock = noClasses()
            .that()
            .resideOutsideOfPackages("dk.sluse.hub..", "dk.sluse.demo..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule no_class_is_a_catch_all = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..");

    @ArchTest
    static final ArchRule processors_belong_to_the_wiring =
            classes().that().haveSimpleNameEndingWith("Processors").should().resideInAPackage("dk.sluse.hub..");
}
