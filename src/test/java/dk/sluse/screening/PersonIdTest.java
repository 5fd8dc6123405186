package dk.sluse.screening;

import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.sluse.document.Document;
import dk.sluse.document.Passage;
import dk.sluse.document.Severity;
import dk.sluse.opening.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is certain, what is for a person to look at, and what is said of it. */
final class PersonIdTest {

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void oneBareNumberWithARightCheckDigitIsForAPersonToLookAt() {
        assertThatScreening(samples().text("a.txt", "see 0101701239 there"))
                .isHeldBy("person-id")
                .at("a.txt:1");
    }

    @Test
    void oneBareNumberWithAWrongCheckDigitIsChance() {
        assertThatScreening(samples().text("a.txt", "see 0101701238 there")).passes();
    }

    @Test
    void aNumberThatIsOnlyLaterWrittenAsAPersonsIsOne() {
        assertThatScreening(samples().text("a.txt", "see 0101701239 there\nand 010170-1239 here"))
                .isRefusedBy("person-id")
                .at("a.txt:2");
        assertThatScreening(samples().text("b.txt", "see 0101701239 there\ncpr: 0101701239"))
                .isRefusedBy("person-id")
                .at("b.txt:2");
    }

    @Test
    void theNumberOfADrawingsAxisIsNobody() {
        String axes = "<c:axId val=\"2094734552\"/>".repeat(3) + "<c:axId val=\"2094734554\"/>";

        assertThatScreening(HidingTest.document(samples(), "<w:p><w:t>x</w:t></w:p>" + axes))
                .saysNothingOf("person-id");
    }

    @Test
    void aDateWithDotsBeforeFourDigitsIsForAPersonToLookAt() {
        assertThatScreening(samples().text("a.txt", "born 01.01.70-1239")).isHeldBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010170.1239",
                "01 01 70 1239",
                "01011970-1239",
                "01-01-1970 1239",
                "930811-1239",
                "1.311.701.239",
                "010170_1239"
            })
    void behindItsNameEveryShapeIsANumber(String number) {
        assertThatScreening(samples().text("a.txt", "cpr-nr. er " + number + " i journalen"))
                .isRefusedBy("person-id")
                .at("a.txt:1");
        assertThatScreening(samples().text("b.tab", "cpr\tx\n" + number + "\t1.5\n"))
                .isRefusedBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"010170.1239", "01 01 70 1239", "930811-1239", "13-11-2021 12:39", "1.311.701.239"})
    void withoutANameTheyMayBeAnything(String number) {
        assertThatScreening(samples().text("a.txt", "the run ended at " + number + " as planned"))
                .passes();
    }

    @Test
    void aColumnWithAGapIsWrittenAsFractions() {
        assertThatScreening(samples()
                        .text("a.txt", "nr,x\n0101701239.0,1\n1203711234.0,2\n2305801111.0,2\n0708901112.0,3\n"))
                .isRefusedBy("person-id");
    }

    @Test
    void charactersThatAScriptEscapesAreReadAsItReadsThem() {
        assertThatScreening(samples().text("a.py", "x = '\\x30\\x31\\x30\\x31\\x37\\x30\\x2d1239'"))
                .isRefusedBy("person-id");
        assertThatScreening(samples().text("a.html", "<script>var a = '010170\\u002d1239'</script>"))
                .isRefusedBy("person-id");
    }

    @Test
    void aTextOfFourBytesACharacterIsNone() {
        byte[] wide = "\ufeffsee 010170-1239".getBytes(java.nio.charset.Charset.forName("UTF-32LE"));
        assertThatScreening(samples().bytes("a.txt", wide)).isRefusedBy("allowed-type");
    }

    @Test
    void aNumberInAFilesNameIsForAPersonToLookAt() {
        assertThatScreening(samples().text("a.txt", "read scan_010170_1239_final"))
                .isHeldBy("person-id");
        assertThatScreening(samples().text("b.txt", "read scan_010170_1238_final"))
                .isHeldBy("person-id");
        // The year first, and a time of day.
        assertThatScreening(samples().text("c.txt", "read scan_240115_0815_final"))
                .passes();
    }

    @Test
    void aNumberExplainedByTheWordBeforeItIsANote() {
        assertThatScreening(samples().text("a.txt", "tlf. 0101701239")).passes();
    }

    @Test
    void aNumberCutIntoTwoCellsIsFound() {
        assertThatScreening(samples()
                        .xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w, "S", row("010170", "1239"), row("150385", "2468"), row("241199", "0013"))))
                .isRefusedBy("person-id");
    }

    @Test
    void aColumnHeadedAsIdsOfPersonsIsForAPersonToLookAt() {
        Samples samples = samples();
        assertThatScreening(samples.text("a.tab", "patientID\tage", "P001\t40", "P002\t50", "P003\t60"))
                .isHeldBy("person-id");
        assertThatScreening(samples.xlsx(
                        "T.xlsx",
                        w -> sheet(w, "S", row("participant_id", "n"), row("A1", 1), row("A2", 2), row("A3", 3))))
                .isHeldBy("person-id")
                .at("T.xlsx › S!A1");
        assertThatScreening(samples.text("b.tab", "variable\tn", "patient id\t412"))
                .passes();
    }

    @Test
    void aColumnIsOneFindingWithACount() {
        Path file = samples().text("c.txt", LeakTest.PERSONS);

        assertThat(Screened.findings(file, Declaration.undeclared("c.txt"), Screened.LIMITS))
                .singleElement()
                .satisfies(f -> assertThat(f.message().en()).contains("4 here"))
                .satisfies(f -> assertThat(f.message().da()).contains("4 her"));
    }

    @Test
    void noEvidenceIsRepeatedAnywhere() {
        Samples samples = samples();
        Path file = samples.xlsx("010170-1239.xlsx", w -> sheet(w, "150385-2468", row("241199-0013")));

        assertThat(Screened.findings(file, Declaration.undeclared("010170-1239.xlsx"), Screened.LIMITS))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.place() + f.message())
                        .doesNotContain("1239")
                        .doesNotContain("2468")
                        .doesNotContain("0013"));
    }

    @Test
    void howCertainANumberIsDecidesWhatIsSaidAndFollows() throws IOException {
        assertThat(said("see 010170-1239", "R50", Severity.REFUSE)).startsWith("Person numbers (CPR): 1 here");
        assertThat(said("see 0101701239 there", "R61", Severity.HOLD))
                .startsWith("Looks like person numbers (CPR): 1 here");
        assertThat(said("tlf. 0101701239", "R61", Severity.NOTE)).startsWith("Looks like person numbers (CPR): 1 here");
        assertThat(said("potilas 131052-308T poistettiin", "R50", Severity.REFUSE))
                .startsWith("Finnish");
    }

    private static String said(String line, String rule, Severity severity) throws IOException {
        List<Finding> findings = new Made(Passages.part("a.txt"))
                .says(0, Passage.Kind.LINE, "", 1, 0, line)
                .by(new PersonId());
        assertThat(findings).extracting(Finding::severity, Finding::rule).containsExactly(tuple(severity, rule));
        assertThat(findings.get(0).permission())
                .isEqualTo(severity == Severity.REFUSE ? Optional.of("cpr-numbers") : Optional.empty());
        return findings.get(0).message().en();
    }

    @Test
    void theMostCertainComesFirst() throws IOException {
        assertThat(new Made(Passages.part("a.txt"))
                        .says(0, Passage.Kind.LINE, "", 1, 0, "tlf. 0101701239")
                        .says(0, Passage.Kind.PROPERTY, "author", 0, 0, "150385-2468")
                        .by(new PersonId()))
                .extracting(Finding::severity)
                .containsExactly(Severity.REFUSE, Severity.NOTE);
    }

    @Test
    void idsOfAPatternAreRefusedAlsoWhereTheyAreEncoded() throws IOException {
        String text = Base64.getEncoder()
                .encodeToString(("tube BB12345678 was taken from\n010170-1239\n" + "and so on ".repeat(8))
                        .getBytes(StandardCharsets.UTF_8));
        Made made = new Made(Passages.part("a.txt")).says(0, Passage.Kind.LINE, "", 3, 0, text);

        assertThat(made.by(new PersonId()))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("R50", "a.txt:3"));

        assertThat(made.by(new PersonId(), Map.of("tube", "BB[0-9]{8}")))
                .extracting(Finding::rule)
                .containsExactly("R50", "R61");
        assertThat(new Made(Passages.part("a.txt"))
                        .says(0, Passage.Kind.LINE, "", 1, 0, "tube BB12345678")
                        .by(new PersonId(), Map.of("tube", "BB[0-9]{8}")))
                .singleElement()
                .satisfies(f -> assertThat(f.permission()).contains("identifiable-data"))
                .satisfies(f -> assertThat(f.message().en()).contains("Ids of the pattern tube: 1 here"));
    }

    /** Nobody knows beforehand what a pattern of the house's own looks like: for its sake every line is read. */
    @Test
    void idsOfAPatternAreFoundInALargeText() throws IOException {
        Path file = samples().text("a.log", ("nothing here\n".repeat(100_000) + "tube BB12345678").split("\n", -1));
        Path own = Files.createTempDirectory(folder, "opened");
        try (Document document = Opening.open(file, "a.log", Screened.LIMITS, Policies.sieves(), own)) {
            Thresholds thresholds =
                    new Thresholds(Map.of("column-values", 3.0, "column-share", 0.9), Map.of("tube", "BB[0-9]{8}"));

            assertThat(new PersonId().judge(document, Declaration.undeclared("a.log"), thresholds))
                    .extracting(Finding::place)
                    .containsExactly("a.log:100001");
        }
    }

    @Test
    void whatIsEncodedAndNoTextIsReadForItsWords() throws IOException {
        byte[] bytes = ("\0\1\2\0" + "010170-1239 ".repeat(9)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new Made(Passages.part("a.txt"))
                        .says(
                                0,
                                Passage.Kind.LINE,
                                "",
                                3,
                                0,
                                Base64.getEncoder().encodeToString(bytes))
                        .by(new PersonId()))
                .extracting(Finding::place)
                .containsExactly("a.txt:3");
    }
}
