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
                "{'id': 1, 'sex': 'F', 'age': 44}\n{'id': 2, 'sex': 'M', 'age': 51}\n{'id': 3, 'sex': 'M', 'age': 60}",
                "(1, 'F', 44)\n(2, 'M', 51)\n(3, 'M', 60)\n(4, 'F', 40)\n(5, 'F', 61)\n(6, 'M', 55)",
                "{\"columns\":[\"age\",\"sex\"],\"data\":[[44,\"F\",1],[51,\"M\",0],[60,\"M\",1],[40,\"F\",1],[61,\"F\",0],[55,\"M\",0]]}",
                "{\"age\":{\"0\":44,\"1\":51,\"2\":60,\"3\":40,\"4\":61},\"sex\":{\"0\":\"F\"}}",
                "{\n\"age\": 44,\n\"sex\": \"F\"\n},{\n\"age\": 51,\n\"sex\": \"M\"\n},{\n\"age\": 60,\n\"sex\": \"M\"\n},{\n\"age\": 40,\n\"sex\": \"F\"\n},{\n\"age\": 61,\n\"sex\": \"F\"\n}",
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
                "('age', 0.12, 0.03, '*')\n('sex', 0.3, 0.1, '*')\n('bmi', 0.2, 0.1, '')\n('ldl', 0.1, 0.1, '')\n('hdl', 0.1, 0.1, '')\n('crp', 0.1, 0.1, '')",
                "('chr1', 1234567, 1239999)\n('chr1', 2234567, 2239999)\n('chr1', 3234567, 3239999)\n('chr1', 4234567, 4239999)\n('chr1', 5234567, 5239999)\n('chr1', 6234567, 6239999)",
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
