package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which letters report a breach (R69), and which speak of something else. */
class ReportWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Self-report",
                "self report [sluse-42]",
                "Re: Self-report: which request? ",
                "SV: Selvanmeldelse: hvilken anmodning?",
                "ALPHA: selvanmelder sluse-42",
                "Self-report of a data breach in ALPHA",
                "Data breach in table 2",
                "ALPHA: we breached the rules",
                "Databrud",
                "Brud på reglerne for hjemtagelse",
                "Sikkerhedsbruddet i går",
                "Muligt brud i sluse-42",
                "[sluse-42] brud!",
            })
    @DisplayName("R69: a subject that reports a breach, in either language")
    void these_report(String subject) {
        assertThat(ReportWords.in(subject, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ALPHA",
                "Results on self-reported smoking",
                "ALPHA: a self-report questionnaire on sleep",
                "Knoglebrud og brud på håndled",
                "Re: Breach of the export rules: access is closed [sluse-42]",
                "SV: Brud på reglerne for hjemtagelse: adgangen er lukket [sluse-42]",
                "Fwd: Urgent: a breach was reported by the project itself [sluse-42]",
                "Withdraw [sluse-42]",
            })
    @DisplayName("R38: a request, an answer to a mail of the hub's, and a word of questionnaires or of bones do not")
    void these_do_not(String subject) {
        assertThat(ReportWords.in(subject, "We breached nothing, and self-report no brud på reglerne."))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Self-report: I saw names in it.", "\n > Selvanmeldelse\nDer er navne i den.", "self-report\nx"})
    @DisplayName("R69: an answer reports one when it begins with the word")
    void an_answer_that_begins_so_reports(String text) {
        assertThat(ReportWords.in("Re: Your results are ready [sluse-42]", text))
                .isTrue();
    }
}
