package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.calendar.MutableClock;
import dk.sluse.stage.Stage;
import dk.sluse.wording.Phrase;
import dk.sluse.work.Waits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project may do on which day: approval from March 2026 to 30 November, agreement from February to 31 October. */
class MandateTest {

    private static final Paper APPROVAL =
            new Paper(Paper.Kind.APPROVAL, "V-1", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 11, 30));
    private static final Paper AGREEMENT =
            new Paper(Paper.Kind.AGREEMENT, "D-1", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 10, 31));
    private static final Mandate WHOLE = Mandate.of(Authority.SDS, APPROVAL, Set.of("identifiable-data"), AGREEMENT);

    private static String said(Optional<Phrase> lack) {
        lack.ifPresent(phrase -> assertThat(phrase.da()).isNotBlank().isNotEqualTo(phrase.en()));
        return lack.map(Phrase::en).orElse("passes");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-31 | RELEASE | The ethics approval V-1 is valid only from 2026-03-01.
            2026-01-31 | IMPORT  | The ethics approval V-1 is valid only from 2026-03-01.
            2026-01-31 | EXPORT  | The ethics approval V-1 is valid only from 2026-03-01.
            2026-02-28 | EXPORT  | The ethics approval V-1 is valid only from 2026-03-01.
            2026-03-01 | RELEASE | passes
            2026-03-01 | IMPORT  | passes
            2026-03-01 | EXPORT  | passes
            2026-10-31 | RELEASE | passes
            2026-10-31 | IMPORT  | passes
            2026-11-01 | RELEASE | The data processing agreement D-1 was valid until 2026-10-31.
            2026-11-01 | IMPORT  | The data processing agreement D-1 was valid until 2026-10-31.
            2026-11-01 | EXPORT  | passes
            2026-11-30 | EXPORT  | passes
            2026-12-01 | RELEASE | The ethics approval V-1 was valid until 2026-11-30.
            2026-12-01 | IMPORT  | The ethics approval V-1 was valid until 2026-11-30.
            2026-12-01 | EXPORT  | passes
            """)
    void gates_by_day(LocalDate day, Gate gate, String expected) {
        assertThat(said(WHOLE.lack(gate, paper -> day))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-28 | identifiable-data | The ethics approval V-1 is valid only from 2026-03-01.
            2026-03-01 | identifiable-data | passes
            2026-11-30 | identifiable-data | passes
            2026-12-01 | identifiable-data | The ethics approval V-1 was valid until 2026-11-30.
            2026-11-30 | cpr-numbers       | The ethics approval does not cover "cpr-numbers" (ethics-approval.covers).
            2026-12-01 | cpr-numbers       | The ethics approval V-1 was valid until 2026-11-30.
            2026-12-01 | extra-type:csv    | passes
            """)
    void permissions_by_day(LocalDate day, String permission, String expected) {
        assertThat(said(WHOLE.lack(permission, paper -> day))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of a project with {1} only")
    @CsvSource(delimiter = '|', textBlock = """
            RELEASE | nothing   | The project's file does not say who authorised the institution (authorised-by).
            IMPORT  | nothing   | The project's file does not say who authorised the institution (authorised-by).
            EXPORT  | nothing   | The ethics approval is missing in the project's file (ethics-approval).
            RELEASE | approval  | The data processing agreement is missing in the project's file (processing-agreement).
            IMPORT  | approval  | The data processing agreement is missing in the project's file (processing-agreement).
            EXPORT  | approval  | passes
            RELEASE | agreement | The ethics approval is missing in the project's file (ethics-approval).
            EXPORT  | agreement | The ethics approval is missing in the project's file (ethics-approval).
            """)
    void what_is_missing_is_a_no(Gate gate, String what, String expected) {
        Mandate mandate =
                switch (what) {
                    case "approval" -> with(APPROVAL);
                    case "agreement" -> with(AGREEMENT);
                    default -> Mandate.NONE;
                };
        assertThat(said(mandate.lack(gate, paper -> LocalDate.of(2026, 6, 1)))).isEqualTo(expected);
    }

    private static Mandate with(Paper paper) {
        return new Mandate(Optional.of(Authority.NGC), Map.of(paper.kind(), paper), Set.of());
    }

    @Test
    @DisplayName("The day is Copenhagen's; a renewed file counts at once; the refusal says what, where and who")
    void the_gates_ask_the_project_and_the_clock() {
        MutableClock clock = new MutableClock(Stage.MORNING);
        Projects projects = new Projects();
        projects.put(Stage.project("alpha", WHOLE, Set.of("identifiable-data"), Map.of()));
        Gates gates = new Gates(projects, clock);

        clock.setTo(LocalDate.of(2026, 10, 31), LocalTime.of(23, 59));
        gates.mustPass(Gate.RELEASE, "alpha");
        gates.await(Gate.IMPORT, "alpha");
        gates.await(List.of("identifiable-data"), "alpha");
        assertThat(gates.troubles(20)).isEmpty();
        clock.setTo(LocalDate.of(2026, 11, 1), LocalTime.of(0, 0));
        assertThatThrownBy(() -> gates.mustPass(Gate.RELEASE, "alpha"))
                .isInstanceOf(Denied.class)
                .hasMessage(
                        "The data processing agreement D-1 was valid until 2026-10-31. The operators enter what holds in"
                                + " config/projects/alpha.yaml once the PI has sent it; what waits then goes on by itself.");
        assertThatThrownBy(() -> gates.await(Gate.IMPORT, "alpha")).isInstanceOf(Waits.class);
        assertThatThrownBy(() -> gates.await(List.of("identifiable-data", "cpr-numbers"), "alpha"))
                .isInstanceOf(Waits.class)
                .hasMessageStartingWith("The project has no permission \"cpr-numbers\"");
        projects.put(Stage.project("beta", Mandate.NONE, Set.of(), Map.of()));
        assertThat(gates.troubles(1)).hasSize(2).first().asString().startsWith("Project alpha gets no data: The data");
        assertThat(gates.troubles(1)).last().asString().startsWith("1 more projects");

        Paper renewed = new Paper(Paper.Kind.AGREEMENT, "D-2", LocalDate.of(2026, 11, 1), LocalDate.of(2030, 1, 1));
        projects.put(
                Stage.project("alpha", Mandate.of(Authority.SDS, APPROVAL, Set.of(), renewed), Set.of(), Map.of()));
        gates.mustPass(Gate.RELEASE, "alpha");
        projects.remove("alpha");
        assertThat(said(gates.lack(Gate.RELEASE, "alpha"))).startsWith("The project has no file any more.");
    }
}
