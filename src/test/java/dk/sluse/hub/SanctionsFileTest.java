package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sanction.Offence;
import dk.sluse.sanction.SanctionTable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of sanctions as shipped is the guideline's table 2 (R79), and faults in it are told. */
class SanctionsFileTest {

    @TempDir
    Path folder;

    private static SanctionTable shipped() {
        Faults faults = new Faults(Path.of(""));
        SanctionTable table = SanctionsFile.read(Path.of("config"), faults).orElseThrow();
        assertThat(faults.none()).isTrue();
        return table;
    }

    @ParameterizedTest(name = "{0}, time {1}: user {2}, project {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INDIVIDUAL_ACCIDENT|1|until the account is approved|until the account is approved",
                "INDIVIDUAL_ACCIDENT|2|1 month|1 month",
                "INDIVIDUAL_ACCIDENT|3|1 month|3 months",
                "INDIVIDUAL_ACCIDENT|9|1 month|3 months",
                "INDIVIDUAL_DELIBERATE|1|3 months|3 months",
                "INDIVIDUAL_DELIBERATE|2|3 months, possibly permanent|6 months, possibly permanent",
                "INDIVIDUAL_DELIBERATE|3|3 months, possibly permanent|permanent",
                "ACCESS_PASSED_ON|1|3 months|1 month",
                "ACCESS_PASSED_ON|2|permanent|3 months",
                "ACCESS_PASSED_ON|3|permanent|permanent"
            })
    @DisplayName("R79: every cell of table 2")
    void R79_every_cell(Offence offence, int time, String user, String project) {
        var proposal = shipped().propose(offence, time - 1, time - 1);
        assertThat(proposal.user().phrase(false).en()).isEqualTo(user);
        assertThat(proposal.project().phrase(false).en()).isEqualTo(project);
        assertThat(proposal.institution()).isEqualTo(time >= 3);
    }

    @Test
    @DisplayName("R75 R79: only the first accident is marked as milder when self-reported")
    void R75_the_star() {
        for (Offence offence : Offence.values()) {
            for (int before = 0; before < 3; before++) {
                boolean star = offence == Offence.INDIVIDUAL_ACCIDENT && before == 0;
                var proposal = shipped().propose(offence, before, before);
                assertThat(proposal.user().mitigated()).isEqualTo(star);
                assertThat(proposal.project().mitigated()).isEqualTo(star);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"3 months\", permanent]|[\"3 years\", permanent]|\"3 years\" is no sanction",
                "institution-from: 3|institution-from: 0|a whole number from 1",
                "access-passed-on:|access-lent:|The key \"access-passed-on\" is missing",
                "[\"3 months\", permanent]|[]|is empty",
                "[\"3 months\", permanent]|[2027-01-01]|is no sanction"
            })
    @DisplayName("A fault in the table is told with its line, and nothing is proposed by it")
    void faults_are_told(String from, String to, String told) throws Exception {
        String text = Files.readString(Path.of("config/sanctions.yaml")).replace("\"permanent\"", "permanent");
        assertThat(text).contains(from);
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/sanctions.yaml"), text.replaceFirst(java.util.regex.Pattern.quote(from), to));
        Faults faults = new Faults(folder);
        assertThat(SanctionsFile.read(folder.resolve("config"), faults)).isEmpty();
        assertThat(Sites.shown(faults)).anySatisfy(line -> assertThat(line).contains(told, "sanctions.yaml:"));
    }
}
