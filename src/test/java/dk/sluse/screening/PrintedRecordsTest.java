package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People listed in logs without a prompt (R59), and lists of other things. */
final class PrintedRecordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'data.frame':\t25 obs. of  3 variables:\n $ id : int  1000 1001 1002 ...",
                "Rows: 25\n$ id  <int> 1000, 1001, 1002\n$ age <int> 44, 55, 66\n$ sex <chr> \"F\", \"M\"",
                "# A tibble: 25 x 4\n# \u2026 with 15 more rows",
                "{\"id\":1,\"sex\":\"F\",\"age\":44}\n{\"id\":2,\"sex\":\"M\",\"age\":51}\n{\"id\":3,\"sex\":\"M\",\"age\":60}",
                "[{\"id\": 1, \"sex\": \"F\", \"age\": 44}, {\"id\": 2, \"sex\": \"M\", \"age\": 51}, {\"id\": 3, \"sex\": \"M\", \"age\": 60}]",
                "DEBUG patient 1001: age=54, sex=M\nDEBUG patient 1002: age=61, sex=F\nDEBUG patient 1003: age=60, sex=F"
            })
    void aListOfPeopleIsFound(String text) {
        assertThat(found(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25 obs. were left out",
                "{\"term\":\"age\",\"estimate\":0.1,\"p\":0.2}\n{\"term\":\"sex\",\"estimate\":0.1,\"p\":0.2}\n{\"term\":\"bmi\",\"estimate\":0.1,\"p\":0.2}",
                "{\"id\":1,\"sex\":\"F\",\"age\":44}",
                "patient 1: age=54\nthe model of patients: age + sex"
            })
    void otherThingsAreNot(String text) {
        assertThat(found(text)).isZero();
    }

    private static int found(String text) {
        PrintedRecords records = new PrintedRecords();
        Passages.lines("a.log", text.split("\n", -1)).forEach(records::look);
        return records.findings().size();
    }
}
