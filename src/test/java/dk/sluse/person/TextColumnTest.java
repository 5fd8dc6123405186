package dk.sluse.person;

import static dk.sluse.person.PersonLooks.line;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column of a text or a sheet a number stands in. */
final class TextColumnTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "5>0",
                "a 5>1",
                "a   5>1",
                "a  b 5>2",
                "  a 5>2",
                " 5>1",
                ";;5>2",
                "a;b c;5>2",
                "a,b|5>1",
                "\t5>1",
                "a;b\t5>1",
                ",a 5>1"
            })
    void delimitersBeforeItAreCounted(String text, int column) {
        assertThat(TextColumn.of(line(1, text), text, text.indexOf('5')).number())
                .isEqualTo(column);
    }

    @Test
    void linesAreOfOneTableAndOtherTextsOfTheirOwn() {
        assertThat(of(Passage.Kind.LINE, "page 3", 1)).isEmpty();
        assertThat(of(Passage.Kind.LINE, "page 3", 0)).isEqualTo("page 3");
        assertThat(of(Passage.Kind.PROPERTY, "author", 1)).isEqualTo("author");
    }

    @Test
    void aCellsColumnIsItsSheets() {
        assertThat(TextColumn.of(PersonLooks.cell(7, 3, "a;5"), "a;5", 2))
                .isEqualTo(new TextColumn(0, "S", ' ', 3, TextColumn.ANY));
    }

    private static String of(Passage.Kind kind, String where, int row) {
        return TextColumn.of(new Passage(PersonLooks.FILE, kind, where, row, 0, false, "5"), "5", 0)
                .where();
    }
}
