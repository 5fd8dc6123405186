package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.rawgenomic.GenomicText.Format;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of raw genomic data by their fields: each field must be what the format says, or the row is another's. */
final class GenomicFieldsTest {

    private static final String ALIGNED = "r1 99 chr1 10177 60 10M = 10300 133 ACGTACGTAC FFFFFFFFFF";
    private static final String CALLED = "chr1 10177 rs367 A AC 100 PASS AF=0.4 GT:DP 0/1:31";
    private static final String PILED = "chr1 10177 A 8 ..A^..$T FFFFFFFF";
    private static final String TRIPLES = "snp1 10177 A G 1 0 0 0.1 0.9 0 0 0 1";
    private static final String PERSON = "FAM1 ID1 0 0 1 2";
    private static final String TYPED = "FAM1 ID1 0 0 1 2 A A C G";

    @ParameterizedTest(name = "{0} is {1} of {2}")
    @CsvSource({
        ALIGNED + ", SAM, 6",
        CALLED + ", VCF, 6",
        "see row " + CALLED + ", VCF, 6",
        "see third row " + CALLED + ", VCF, 6",
        "chr1 10177 rs367 A AC 100 PASS AF=0.4, VCF, 3",
        "chr1 10177 . A AC . . ., VCF, 3",
        "chr1 10177 rs367 A AC 100 PASS AF=0.4 GT:DP x, VCF, 3",
        PILED + ", PILEUP, 6",
        "chr1 10177 A 7 ..A..$T FFFFFFF, PILEUP, 2",
        "chr1 10177 A 3 ..A FFF, PILEUP, 2",
        TRIPLES + ", OXFORD, 3",
        "1 rs3 10177 A G 1 0 0 0 0.96 0, OXFORD, 3",
        PERSON + ", PLINK, 2",
        "1 2 3 4 1 -9, PLINK, 2",
        TYPED + ", PLINK, 6",
        "1 rs367 0 10177 A G, PLINK, 1",
        "AA AG GG ACG ACG ACG ACG x 5, ,",
        "id 0/0 0/1 1/1 1|2 x, VCF, 2"
    })
    void recognised(String line, Format format, Integer weight) {
        Optional<GenomicText.Sign> sign = GenomicFields.of(line);

        assertThat(sign).isEqualTo(Optional.ofNullable(format).map(f -> new GenomicText.Sign(f, weight)));
    }

    /** One field of a row is something else. */
    @ParameterizedTest(name = "{0} with {2} as field {1}")
    @CsvSource({
        ALIGNED + ", 1, 4096",
        ALIGNED + ", 3, x",
        ALIGNED + ", 4, 256",
        ALIGNED + ", 5, 10Q",
        ALIGNED + ", 7, x",
        ALIGNED + ", 8, x",
        ALIGNED + ", 9, ACGT1",
        ALIGNED + ", 10, FFFFFFFFF",
        CALLED + ", 0, 4%",
        CALLED + ", 1, x",
        CALLED + ", 3, 0.4",
        CALLED + ", 4, 0.4",
        CALLED + ", 5, high",
        CALLED + ", 6, 0.04",
        CALLED + ", 7, AF",
        PILED + ", 1, x",
        PILED + ", 2, AC",
        PILED + ", 2, 7",
        PILED + ", 3, 9",
        PILED + ", 3, 10000",
        PILED + ", 4, 0.04",
        PILED + ", 5, FFFFFFF",
        TRIPLES + ", 1, x",
        TRIPLES + ", 2, 5",
        TRIPLES + ", 3, 5",
        TRIPLES + ", 4, 0.9",
        TRIPLES + ", 4, 1.1",
        TRIPLES + ", 12, x",
        PERSON + ", 1, ??",
        PERSON + ", 2, ID7",
        PERSON + ", 4, 3",
        PERSON + ", 5, 3",
        TYPED + ", 5, 3",
        TYPED + ", 9, x",
        "1 rs367 0 10177 A G, 1, snp",
        "1 rs367 0 10177 A G, 3, x",
        "1 rs367 0 10177 A G, 4, AC",
        "1 rs367 0 10177 A G, 5, 5",
        "1 2 0 0 1 2, 0, 1",
        "1 2 3 4 1 -9, 3, 0",
        "id 0/0 0/1 1/1 1|2 x, 4, 1/3",
        "id 0/0 0/1 1/1 1|2 x, 1, 3/0"
    })
    void anotherField(String line, int field, String value) {
        String[] fields = line.split(" ");
        fields[field] = value;

        assertThat(GenomicFields.of(String.join("\t", fields))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "The mean age of 412 cases was 54.2 years.",
        "Smoking 412 397 1.04 0.91 1.19 0.55",
        "A 37 92.5 B 3 7.5",
        "2024-01-31 10:15:00 INFO step 12 of 99 took 7 ms"
    })
    void othersRows(String line) {
        assertThat(GenomicFields.of(line)).isEmpty();
    }
}
