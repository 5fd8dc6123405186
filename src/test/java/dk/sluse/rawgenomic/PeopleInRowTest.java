package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with two alleles for each of several people (R56). */
final class PeopleInRowTest {

    @ParameterizedTest
    @CsvSource({
        "22 rs1 16000977 A G 0 1 1 0 0 0, OXFORD, 2",
        "22 rs1 16000977 A G 0 1 1 0 0 0 1 1 1 1 1 1 1 1, OXFORD, 2",
        "22 rs1 16000977 A G 0 1 1 0 0 0 1 1 1 1 1 1 1 1 0 0, OXFORD, 3",
        "22 v1 0 16000977 A C G T 0 0, PLINK, 2",
        "22 rs1 0.5 16000977 1 2 0 0 1 1, PLINK, 2",
        "22 v1 0 16000977 A C G T 0 0 A A A A A A A A A A, PLINK, 3",
        "s hg38.chr7 27578828 38 + 158545518 AAA-GGGAATG, SEQUENCE, 2",
        "s hg38.chr7 27578828 38 - 158545518 AAA-GGGAATG, SEQUENCE, 2",
        "F1 I1 0 0 1 2 AA AG GG CT, PLINK, 2",
        "F1 I1 P1 M1 0 -9 AA 00 GG CT, PLINK, 2"
    })
    void everybodysAllelesAreASign(String row, Format format, int weight) {
        assertThat(PeopleInRow.of(row.split(" "))).contains(new Sign(format, weight));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 rs1 16000977 A G 0 1 1 0",
                "22 rs1 16000977 A G 0 1 1 0 0 0 1",
                "22 rs1 x A G 0 1 1 0 0 0",
                "22 rs1 16000977 5 G 0 1 1 0 0 0",
                "22 rs1 16000977 A 5 0 1 1 0 0 0",
                "22 rs1 16000977 A A 0 1 1 0 0 0",
                "22 rs1 16000977 A G 0 1 1 0 0 2",
                "22 v1 0 16000977 A C G T",
                "22 v1 0 16000977 A C G T 0 0 A",
                "x22 v1 0 16000977 A C G T 0 0",
                "22 v1 x 16000977 A C G T 0 0",
                "22 v1 0 x A C G T 0 0",
                "22 v1 0 16000977 1 2 0 0 1 1",
                "22 v1 0 16000977 A C G T 0 AA",
                "x hg38 1 38 + 158 AAA-GGGAATG",
                "s hg38 x 38 + 158 AAA-GGGAATG",
                "s hg38 1 x + 158 AAA-GGGAATG",
                "s hg38 1 38 x 158 AAA-GGGAATG",
                "s hg38 1 38 + 158 AAA-GGG-TG",
                "s hg38 1 38 + 158 AAA-GGGAATG x",
                "F1 I1 0 0 1 2 AA AG GG",
                "F1 I1 0 0 3 2 AA AG GG CT",
                "F1 I1 0 0 1 3 AA AG GG CT",
                "F1 I1 0 M1 1 2 AA AG GG CT",
                "F1 I1 0 0 1 2 AA AG GG CTT",
                "F1 I1 0 0 1 2 AA AG GG Cx",
                "F1 I1 0 0 1 2 AA AG GG xC"
            })
    void anotherFieldMakesAnotherRow(String row) {
        assertThat(PeopleInRow.of(row.split(" "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F1 12 0 0 1 2 1 3 3 1 4 1 4 2 2 1",
                "F1 13 12 11 2 0 1 3 0 0 4 1 4 2 0 0",
                "F1 12 0 0 1 -9 1 2 2 2 1 1 1 2 2 1"
            })
    void peopleNumberedInFamiliesHaveNumberedAlleles(String row) {
        assertThat(PeopleInRow.of(row.split(" "))).contains(new GenomicText.Sign(GenomicText.Format.PLINK, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F1 12 0 0 1 2 1 3 3 1 4 1 4 2",
                "F1 12 0 0 1 2 1 3 3 1 4 1 4 2 2 0",
                "F1 12 0 0 1 2 1 3 0 0 0 0 0 0 0 0",
                "F1 12 0 4 1 2 1 3 3 1 4 1 4 2 2 1",
                "F1 12 0 0 1 2 1 3 3 1 4 1 4 2 2 5",
                "11 12 0 0 1 2 1 3 3 1 4 1 4 2 2 1",
                "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"
            })
    void countsInARowAreNoFamily(String row) {
        assertThat(PeopleInRow.of(row.split(" "))).isEmpty();
    }
}
