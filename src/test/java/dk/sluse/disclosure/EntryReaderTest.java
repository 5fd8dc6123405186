package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as Danes and others write them, and the marks for those that are kept back (R62). */
final class EntryReaderTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "412 | WHOLE | 412",
                "1.234 | WHOLE | 1234",
                "1,234 | WHOLE | 1234",
                "1 234 567 | WHOLE | 1234567",
                "n = 7 | WHOLE | 7",
                "1.234,5 | DECIMAL | 1234.5",
                "1,234.5 | DECIMAL | 1234.5",
                "0.123 | DECIMAL | 0.123",
                "-3 | DECIMAL | -3",
                "12 (3.4 %) | WHOLE_PERCENT | 12",
                "12 (3,4) | WHOLE_PERCENT | 12",
                "7.5% (3) | WHOLE_PERCENT | 3",
                "3,4 % | PERCENT | 3.4",
                "1.03 (1.01-1.05) | LABEL | 0",
                "2024-01-31 | LABEL | 0",
                "<0.001 | LABEL | 0",
                "Total | LABEL | 0",
            })
    void reads(String written, Entry.Kind kind, double value) {
        Entry entry = EntryReader.read(written);
        assertThat(entry.kind()).isEqualTo(kind);
        assertThat(entry.value()).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} hides {1} to {2}")
    @CsvSource({
        "<5,1,4",
        "< 5,1,4",
        "n<5,1,4",
        "under 5,1,4",
        "1-4,1,4",
        "≤4,1,4",
        "færre end 5,1,4",
        "*,0,1000000000",
        "..,0,1000000000",
        "NA,0,1000000000",
        "–,0,1000000000",
        "<5 (<10%),1,4",
        "<5 (7.5 %),1,4"
    })
    void hides(String written, long least, long most) {
        Entry entry = EntryReader.read(written);
        assertThat(entry.isHidden()).isTrue();
        assertThat(entry.least()).isEqualTo(least);
        assertThat(entry.most()).isEqualTo(most);
    }

    @ParameterizedTest(name = "{0} as a sheet stores it is {1}")
    @CsvSource({
        "12, WHOLE, 12, 0",
        "12.0, WHOLE, 12, 0",
        "0, WHOLE, 0, 0",
        "-1, DECIMAL, -1, 0",
        "12.25, DECIMAL, 12.25, 2",
        "1e15, DECIMAL, 1e15, 0",
        "999999999999999, WHOLE, 999999999999999, 0",
        "x, LABEL, 0, 0"
    })
    void stored(String number, Entry.Kind kind, double value, int decimals) {
        Entry entry = EntryReader.stored(number);
        assertThat(entry.kind()).isEqualTo(kind);
        assertThat(entry.value()).isEqualTo(value);
        assertThat(entry.decimals()).isEqualTo(decimals);
    }

    @ParameterizedTest(name = "{0} hides {1} and more")
    @CsvSource({"≥5, 5", "n >= 10, 10", "mindst 7, 7", "≥1, 1"})
    void hidesWhatIsLarge(String written, long least) {
        assertThat(EntryReader.read(written)).isEqualTo(Entry.hidden(least, HiddenNumbers.UNBOUNDED));
    }

    /** Fewer than two is one; fewer than one is a p-value or nothing, not a person. */
    @ParameterizedTest
    @CsvSource({"<2, true", "<1, false", "≤1, true", "0-4, true", "1-9, true", "2-9, false", "1-1, false", "≤0, true"})
    void marksOfFew(String written, boolean hidden) {
        assertThat(EntryReader.read(written).isHidden()).isEqualTo(hidden);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "12 (100) | WHOLE_PERCENT",
                "12 (101) | LABEL",
                "12 [3.4] | WHOLE_PERCENT",
                "12; 3.4% | LABEL",
                "1.5 (3.4%) | LABEL",
                "3.4% (1.5) | LABEL",
                "3e5 | DECIMAL",
                "3E5 | DECIMAL",
                "+3 | WHOLE",
                "n = 1.5 | LABEL",
                "12* | WHOLE",
                "12 (3.4%)† | WHOLE_PERCENT",
                "000000000000000000000000000000000000000000000012 | WHOLE",
                "0000000000000000000000000000000000000000000000012 | LABEL"
            })
    void tellsApart(String written, Entry.Kind kind) {
        assertThat(EntryReader.read(written).kind()).isEqualTo(kind);
    }

    /** A count that says itself what it is counts people whatever stands over it. */
    @ParameterizedTest
    @CsvSource({"12 (3.4%), true", "12 (3.4)%, true", "12 (3.4), false", "12, false", "n = 12, true", "3.4% (12), true"
    })
    void marked(String written, boolean marked) {
        assertThat(EntryReader.read(written).marked()).isEqualTo(marked);
    }

    @Test
    void whatStandsBesideAHiddenCountIsKept() {
        Entry entry = EntryReader.read("<5 (7.25 %)");
        assertThat(entry.percent()).hasValue(7.25);
        assertThat(entry.percentDecimals()).isEqualTo(2);
        assertThat(EntryReader.read("12 (3,4 %)").percent()).hasValue(3.4);
    }

    @Test
    void R62_aHiddenCountMayHaveANote() {
        assertThat(EntryReader.read("<5ᵃ").isHidden()).isTrue();
        assertThat(EntryReader.read("<5a").isHidden()).isTrue();
    }

    @Test
    void R53_aShareOfOneBeforeItsCount() {
        assertThat(EntryReader.read("0.05  ( 3)").count()).isEqualTo(3);
        assertThat(EntryReader.read("0.05  ( 3)").kind()).isEqualTo(Entry.Kind.WHOLE_PERCENT);
    }
}
