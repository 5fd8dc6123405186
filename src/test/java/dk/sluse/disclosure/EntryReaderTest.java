package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

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
}
