package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.rawgenomic.GenomicText.Format;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R56: people's genotypes and types in tables of any program, and tables of papers that look alike. */
final class PeopleInTableTest {

    private static int weight(Format format, String... lines) {
        GenomicText text = new GenomicText(50);
        for (int i = 0; i < 2; i++) {
            java.util.stream.Stream.of(lines).forEach(text::line);
        }
        return text.weight(format);
    }

    private static int all(String... lines) {
        return java.util.stream.Stream.of(Format.values())
                .mapToInt(format -> weight(format, lines))
                .sum();
    }

    @Test
    void peopleWithTwoLettersForEachVariantAreGenotypes() {
        assertThat(weight(Format.GENOTYPES, "P1\tAA\tAG\tCC", "P2\tAG\tGG\tCT", "P3\tAA\tAA\tTT"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.GENOTYPES, "K1;C/T;C/C;T/T", "K2;C/C;C/C;C/T", "K3;T/T;C/T;NA;C/C"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN - 1);
    }

    @Test
    void aRowForEachPersonAndVariantIsAGenotype() {
        assertThat(weight(Format.GENOTYPES, "K1\trs7412\tC/C", "K2\trs7412\tC/T", "K1\trs6025\tA/A", "K2\trs6025\tA/A"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN - 1);
        assertThat(all("SNP\trs7412\tC/T", "SNP\trs6025\tA/G")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0 1 2,GENOTYPES", "0 1 NA 2,GENOTYPES", "1 0,BITS"})
    void matricesOfCodesAreFoundAndNoughtsAndOnesAloneAreNeverCertain(String piece, Format format) {
        String row = String.join(" ", Collections.nCopies(25, piece));
        String[] rows = {row, row, row, row};
        assertThat(weight(format, rows))
                .isGreaterThanOrEqualTo(format == Format.BITS ? 2 : GenomicText.CERTAIN)
                .satisfies(w -> assertThat(format == Format.BITS && w >= GenomicText.CERTAIN)
                        .isFalse());
        assertThat(all(row)).as("two rows are no matrix").isZero();
    }

    @Test
    void dosagesOfPeopleAreFoundAndPValuesAreNot() {
        String dosages = "rs1\tA\tG" + "\t0.013\t1.982\t1".repeat(5);
        assertThat(weight(Format.GENOTYPES, dosages, dosages, dosages)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(all("rs1\tA\tG" + "\t0.013\t0.98".repeat(8))).isZero();
    }

    @Test
    void typesOfHlaInRowsAreFound() {
        assertThat(weight(
                        Format.HLA, "P1\tA*02:01\tA*24:02\tB*07:02\tB*08:01", "P2 HLA-A*01:01 HLA-A*01:01 HLA-B*44:02"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.HLA, "D1\tA*02:01+A*24:02^B*07:02+B*08:01")).isGreaterThanOrEqualTo(2);
        assertThat(weight(Format.HLA, "P1;02:01/24:02;07:02/08:01")).isGreaterThanOrEqualTo(2);
        assertThat(weight(Format.HLA, "id\tA_1\tA_2\tB_1\tB_2", "P1\t02:01\t24:02\t07:02\t08:01"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void profilesOfRepeatsAreForAPersonToLookAt() {
        assertThat(weight(Format.STR, "D8S1179: 12, 13", "TH01\t6\t9.3", "S1\tvWA\t14\t17"))
                .isBetween(2, GenomicText.CERTAIN - 1);
        assertThat(weight(Format.STR, "id\tTH01\tvWA\tFGA", "S1\t6,9\t14,17\t21,24", "S2\t6,7\t14,14\t20,24"))
                .isBetween(2, GenomicText.CERTAIN - 1);
    }

    @Test
    void ambiguousBasesAreBases() {
        assertThat(weight(Format.SEQUENCE, "ACGTRYACGTKMACGTSWACGTNACGTACGTRACGTYACGTACGTKACGTACGTMACG"))
                .isGreaterThanOrEqualTo(2);
        assertThat(all("MEEPQSDPSVEPPLSQETFSDLWKLLPENNVLSPLPSQAMDDLMLSPDDIEQWFTEDPGPDEAPRMPEAAPPVAP"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HLA-B*57:01\t1.82\t0.003",
                "A*01:01 B*08:01 DRB1*03:01 0.064",
                "TH01\t0.81\t0.79",
                "TH01\t9\t0.79",
                "The allele HLA-A*02:01 and HLA-A*24:02 were typed.",
                "rs7412\tCC\tCT\tTT",
                "rs7412\tC\tT\t0.08\t0.12\t0.01\t0.0003",
                "c(\"AA\",\"AC\",\"AG\",\"AT\",\"CA\",\"CC\",\"CG\",\"CT\",\"GA\",\"GC\",\"GG\",\"GT\",\"TA\",\"TC\",\"TG\",\"TT\",\"AA\",\"CC\",\"GG\",\"TT\")",
                "visits\t08:30\t09:15\t10:45",
                "TP53\t1\t0\t1\t1\t0\t1",
                "CAT TAC GATA ACTA TAG"
            })
    void tablesOfPapersAreNone(String line) {
        assertThat(all(line, line, line)).isZero();
    }

    @Test
    void markersOfPopulationsAndColoursOfReadsAreFound() {
        assertThat(weight(Format.GENOTYPES, "Pop", "1, 1012 0204 0307", "2, 0909 0303 0507"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(all("in Denmark, 2010 2011 2012")).isZero();
        assertThat(weight(Format.SEQUENCE, "T13012000313122231000030021023")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void genotypesAsStringsInOneLineAreFound() {
        assertThat(weight(Format.GENOTYPES, "x <- c(" + "\"AA\",\"AG\",\"GG\",".repeat(8) + "\"AA\")"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
    }
}
