package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line looks like: prose, the head of a table, a prompt, a page's source, code. */
final class LineShapeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the mean age was high",
                "  \tthe mean age was high",
                "the mean age was 5 high",
                "one two three four five six seven eight nine ten 5 6",
                "der var få kvinder her"
            })
    void fiveWordsOfLettersAreProse(String line) {
        assertThat(LineShape.isProse(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "the mean age was",
                "the mean age was 5",
                "one two three four five six seven eight nine 5 6",
                "the mean age 5 6 high",
                "the mean a5 w<s high",
                "the mean* age %was high",
                "the mean  age was high",
                "the mean\tage was high",
                "the mean | age was high",
                "the mean & age was high",
                "the mean ; age was high",
                "the mean │ age was high"
            })
    void fewerWordsFiguresAndColumnsAreNot(String line) {
        assertThat(LineShape.isProse(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Group\tn",
                "Group|n",
                "Group;n",
                "Group  n",
                "  Group",
                "\t\tGroup",
                "Table 2",
                "Tabel S1",
                "Tab. 3",
                "  TABLE 12. Outcome of 40",
                "Tab      2"
            })
    void wideGapsWithoutFiguresAndNumberedTablesAreHeads(String line) {
        assertThat(LineShape.isHead(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "    ",
                "Group n",
                " Group n",
                "Group\tn 5",
                "Group\t0",
                "Group\t9",
                "Table of contents",
                "Tab       2",
                "The table 2",
                "Tables,ab 2"
            })
    void othersAreNot(String line) {
        assertThat(LineShape.isHead(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> x",
                ">",
                "> ",
                "+ x",
                ">>> x",
                ". list",
                "In [3]: x",
                "In []: x",
                "Out[12]: 3",
                "3    proc print",
                "12 data x;",
                "9 run ",
                "0 run"
            })
    void whereAPersonTypedIsAPrompt(String line) {
        assertThat(LineShape.isPrompt(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ">x",
                "+x",
                ">>x",
                ".list",
                ". 3",
                ". List",
                "In 3",
                "Out",
                "3",
                "3proc",
                "3 process",
                "33",
                "x > y",
                " > x",
                "/ 3 run",
                ": run"
            })
    void elsewhereIsNone(String line) {
        assertThat(LineShape.isPrompt(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {"a | b > a | b"})
    void aLineWithoutTagsIsItself(String written, String bare) {
        assertThat(LineShape.bare(Said.line(3, written)).text()).isEqualTo(bare);
    }

    @Test
    void aPagesTagsAreLeftOut() {
        assertThat(bare("<p>Group\tn</p>")).isEqualTo("Group\tn");
        assertThat(bare("  <div class=\"x\"><span>A &lt;5</span></div>")).isEqualTo("A <5");
        assertThat(bare("<td>A</td>")).isEqualTo("<td>A</td>");
        assertThat(bare("A < 5 > 3")).isEqualTo("A < 5 > 3");
        assertThat(bare("A &lt;5")).as("no page").isEqualTo("A &lt;5");
        assertThat(bare("<p>A &lt;5")).isEqualTo("A <5");
        assertThat(bare("<p>" + "x".repeat(3_997))).hasSize(3_997);
        assertThat(bare("<p>" + "x".repeat(3_998))).as("too long").hasSize(4_001);
    }

    @Test
    void aLineOfADocumentHasNoTags() {
        Passage paragraph = Said.line(Said.TEXT, "paragraph 3", 0, "<p>x</p>");
        assertThat(LineShape.bare(paragraph)).isSameAs(paragraph);

        Passage plain = Said.line(3, "x");
        assertThat(LineShape.bare(plain)).isSameAs(plain);
        assertThat(LineShape.bare(Said.line(3, "<p>x")).place()).isEqualTo("a.txt:3");
    }

    @ParameterizedTest
    @CsvSource({
        "a.R, x, true",
        "a.py, x, true",
        "a.py, '# x', false",
        "a.R, '  # x', false",
        "a.txt, x, false",
        "a.Rmd, x, false"
    })
    void scriptsAreCodeButForTheirComments(String name, String text, boolean code) {
        assertThat(LineShape.isCode(Said.line(Said.part(0, name), "", 1, text))).isEqualTo(code);
    }

    private static String bare(String text) {
        return LineShape.bare(Said.line(1, text)).text();
    }
}
