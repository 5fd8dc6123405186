package dk.sluse.person;

import static dk.sluse.person.PersonLooks.line;
import static dk.sluse.person.PersonLooks.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that name numbers as persons', or as something else, before them and above them. */
final class ColumnHeadingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpr",
                "eCPR",
                "cpr-nr",
                "CPR nummer",
                "person-nr",
                "Personnummer",
                "person number",
                "pnr",
                "fnr",
                "fødselsnr",
                "foedselsnummer",
                "fodselsnummer",
                "d-nummer",
                "dnummer",
                "Samordningsnummer",
                "henkilötunnus",
                "henkilotunnus",
                "hetu",
                "kennitala",
                "civil registration",
                "personal identity code",
                "personal identification number"
            })
    void aWordNamesTheNumberBehindAndTheColumnBelow(String word) {
        ColumnHeadings headings = new ColumnHeadings();
        Passage heading = line(5, "age;" + word);
        Passage row = line(6, "40;0101701234");
        TextColumn column = TextColumn.of(row, row.text(), 3);

        assertThat(headings.names(column, word + ": 0101701234", word.length() + 2))
                .isTrue();
        assertThat(headings.names(column, row.text(), 3)).isFalse();
        headings.look(heading, heading.text());
        assertThat(headings.names(column, row.text(), 3)).isTrue();
        assertThat(headings.named(column)).isTrue();
        assertThat(headings.explained(column)).isFalse();
        assertThat(headings.named(TextColumn.of(row, row.text(), 0))).isFalse();
        assertThat(ColumnHeadings.words())
                .anyMatch(begin -> word.toLowerCase(Locale.ROOT).contains(begin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cprx",
                "xcpr",
                "perspective",
                "function",
                "final",
                "dnumm",
                "samples",
                "help",
                "kernel",
                "city",
                "process",
                "per",
                "fn",
                "cp"
            })
    void anotherWordDoesNot(String word) {
        ColumnHeadings headings = new ColumnHeadings();
        Passage heading = line(5, "age;" + word);
        headings.look(heading, heading.text());
        TextColumn column = TextColumn.of(heading, heading.text(), 4);

        assertThat(headings.named(column)).isFalse();
        assertThat(headings.names(column, word + " 0101701234", word.length() + 1))
                .isFalse();
    }

    @Test
    void fortyCharactersAreBefore() {
        ColumnHeadings headings = new ColumnHeadings();
        TextColumn column = TextColumn.of(line(1, ""), "", 0);
        assertThat(headings.names(column, "cpr" + " ".repeat(37) + "1", 40)).isTrue();
        assertThat(headings.names(column, "cpr" + " ".repeat(38) + "1", 41)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pos",
                "Position:",
                "bp = ",
                "start",
                "timestamp",
                "tel.",
                "tlf ",
                "PMID: ",
                "cvr",
                "p-nummer ",
                "size (",
                "seed\t"
            })
    void aWordBeforeExplainsIt(String word) {
        assertThat(ColumnHeadings.explains(word + "0101701234", word.length())).isTrue();
        assertThat(ColumnHeadings.explains(word + "x 0101701234", word.length() + 2))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0101701234^^^CPR, true",
        "0101701234^CPR, true",
        "'0101701234\" root=\"1.2.208.176.1.2\"', true",
        "'0101701234\", \"system\": \"urn:oid:1.2.208.176.1.2\"', true",
        "'0101701234\" root=\"1.2.208.176.1.3\"', false",
        "0101701234^^^CPRX, false",
        "0101701234, false",
        "0101701234 ^CPR, false"
    })
    void aMessageNamesItBehind(String text, boolean named) {
        assertThat(ColumnHeadings.namedAfter(text, 10)).isEqualTo(named);
    }

    @Test
    void theFirstLinesOfATableExplainTheirColumns() {
        assertThat(explained(line(1, "id\tposition\tn"), 3)).isTrue();
        assertThat(explained(line(3, "id\tposition\tn"), 3)).isTrue();
        assertThat(explained(line(4, "id\tposition\tn"), 3)).as("too far down").isFalse();
        assertThat(explained(line(1, "id\tposition\tn"), 0))
                .as("another column")
                .isFalse();
        assertThat(explained(line(1, "id;position;n"), 3)).as("no tabs").isFalse();
        assertThat(explained(line(1, "id\t1 position\tn"), 3)).as("no word").isFalse();
        assertThat(explained(line(1, "position"), 0)).as("no table").isFalse();
        assertThat(explained(line(1, "id\tposition" + "\tx".repeat(1994)), 3)).isTrue();
        assertThat(explained(line(1, "id\tposition" + "\tx".repeat(1995)), 3))
                .as("too long")
                .isFalse();
    }

    @Test
    void aCellHeadsItsColumn() {
        ColumnHeadings headings = new ColumnHeadings();
        for (Passage cell : sheet("cpr|position|1 cpr|" + "x".repeat(56) + " cpr|" + "x".repeat(57) + " cpr||cpr")) {
            headings.look(cell, cell.text());
        }
        assertThat(new boolean[] {
                    headings.named(at(1)),
                    headings.named(at(2)),
                    headings.named(at(3)),
                    headings.named(at(4)),
                    headings.named(at(5)),
                    headings.named(at(7))
                })
                .containsExactly(true, false, false, true, false, true);
        assertThat(headings.explained(at(2))).isTrue();
        assertThat(headings.explained(at(1))).isFalse();
    }

    /** What was named stays named: tables follow each other on a sheet. */
    @Test
    void aNameOutweighsAnExplanation() {
        ColumnHeadings headings = new ColumnHeadings();
        for (Passage cell : sheet("cpr|position", "position|cpr")) {
            headings.look(cell, cell.text());
        }
        assertThat(headings.named(at(1))).isTrue();
        assertThat(headings.named(at(2))).isTrue();
    }

    private static TextColumn at(int column) {
        return TextColumn.of(PersonLooks.cell(9, column, "1"), "1", 0);
    }

    private static boolean explained(Passage line, int start) {
        ColumnHeadings headings = new ColumnHeadings();
        headings.look(line, line.text());
        return headings.explained(TextColumn.of(line, line.text(), start));
    }

    @Test
    void theRegisterOnItsOwnLineNamesTheNumberBelow() {
        String system = "  \"system\": \"urn:oid:1.2.208.176.1.2\",";
        String value = "  \"value\": \"0101701234\"";

        assertThat(PersonLooks.found(system, value)).containsExactly("f:2 1 CERTAIN");
        assertThat(PersonLooks.found(system, "  \"use\": \"official\",", value)).containsExactly("f:3 1 CERTAIN");
        assertThat(PersonLooks.found(system, "", "", value)).isEmpty();
        assertThat(PersonLooks.found(system.replace("1.2\"", "1.20\""), value)).isEmpty();
        assertThat(PersonLooks.found(value, system)).isEmpty();
    }
}
