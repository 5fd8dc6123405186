package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dk.sluse.rawgenomic.GenomicText.Format;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw genomic data as other programs write it: separated otherwise, in strings, with further columns; and tables that look alike. */
final class GenomicTextTest {

    private static int weight(Format format, String... lines) {
        GenomicText text = new GenomicText(50);
        Stream.of(lines).forEach(text::line);
        return text.weight(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chr1\t10583\t.\tG\tA,<NON_REF>\t50\tPASS\tDP=30\tGT:DP\t0/1:30",
                "chr1\t10583\t.\tG\t<NON_REF>\t.\t.\tEND=10600\tGT:DP\t0/0:30",
                "\"chr1\",\"10583\",\".\",\"G\",\"A\",\"50\",\"PASS\",\"DP=30\",\"GT:DP\",\"0/1:30\"",
                "chr1;10583;.;G;A;50;PASS;DP=30;GT:DP;0/1:30",
                "Scaffold_22|x\t10583\t.\tG\tA\t50\tPASS\tDP=30\tGT:DP\t0/1:30",
                "x <- \"chr1\\t10583\\t.\\tG\\tA\\t50\\tPASS\\tDP=30\\tGT:DP\\t0/1:30\\n\"",
                "x <- \"#CHROM\\tPOS\\tID\\tREF\\tALT\\tQUAL\\tFILTER\\tINFO\\nchr1\\t10583\\n\"",
                "\"#CHROM\",\"POS\",\"ID\",\"REF\",\"ALT\",\"QUAL\",\"FILTER\",\"INFO\""
            })
    void aVariantIsOneHoweverItsFieldsAreKeptApart(String line) {
        assertThat(weight(Format.VCF, line)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 rs1234 16000977 A G 0 1 1 0 0 0 1 1",
                "22 rs1234 0 16000977 A A A G G G",
                "22\trs1234\t0\t16000977\tA\tA\tA\tG\tG\tG",
                "F1 I1 0 0 1 2 AA AG GG CT",
                "chr1 10583 A G P1=0/0 P2=0/1 P3=1/1 P4=0/1",
                "s hg38.chr7 27578828 38 + 158545518 AAA-GGGAATGTTAACCAAATGA---ATTGTC",
                "v <- list(rs1001 = \"AA\", rs1002 = \"AG\", rs1003 = \"GG\", rs1004 = \"CT\")",
                "[(\"rs1001\", \"AA\"), (\"rs1002\", \"AG\"), (\"rs1003\", \"GG\"), (\"rs1004\", \"CT\")]",
                "[{\"pos\":1,\"gt\":\"0/1\"},{\"pos\":2,\"gt\":\"1/1\"},{\"pos\":3,\"gt\":\"0/1\"},{\"pos\":4,\"gt\":\"0|1\"}]",
                "012210012210012201220129"
            })
    void R56_rowsThatHoldPeoplesAllelesAreTheirs(String line) {
        assertThat(heaviest(line, 8)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22 rs%d 0 16000977 1 2", "22 rs%d 12.5 16000977 4 2", "F1 child%d rs1234 A A"})
    void R56_severalRowsOfShortKindsTogetherAre(String line) {
        assertThat(heaviest(line, 8)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17 43044295 rs1234 A G",
                "BRCA1 chr17 rs1234 A G",
                "rs1234 (A/G), rs1235 (C/T), rs1236 (G/A), rs1237 (T/C)",
                "1 2 3 1 2 0 1 0 1 0 0 1 1",
                "0101010101010101010101010101",
                "s 1 2 3 + 4 5"
            })
    void tablesOfSitesAndOfCodesAreNobodys(String line) {
        assertThat(heaviest(line, 20)).isLessThan(GenomicText.CERTAIN);
    }

    @Test
    void R56_aReadMayGoOverSeveralLinesOrHaveQualitiesAsNumbers() {
        String[] lines = {"@r1 x", "ACGTTGCAACGTACGTAC", "GGTACGT", "+", "IIIIIFFFFFFFFFIIII", "IIIIIII"};
        assertThat(weight(Format.FASTQ, lines)).isEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.FASTQ, "@r1", "ACGTTGCAAC", "+", "30 31 2 40 40 40 40 40 12 9"))
                .isEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.FASTQ, "@1_14_F3", "T0123012301230", "+", "IIIIIFFFFFFFFF"))
                .isEqualTo(GenomicText.CERTAIN);
    }

    @Test
    void R56_aRowOrAReadMayBeBrokenByAPage() {
        assertThat(weight(Format.GENOTYPES, "rs1001 1 10001", "AA", "rs1002 2 20002", "AG", "rs1003 3 30003", "CC"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.VCF, "chr1 10583 . G A 50 PASS", "DP=30 GT:DP 0/1:30"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(weight(
                        Format.FASTQ,
                        "@A00123:45:H:1:1101:1:1",
                        "1:N:0:ATCACG",
                        "GATTTGGGGTTCAAAGCAG",
                        "TATCGATCAAATAG",
                        "+"))
                .isEqualTo(2);
        assertThat(weight(Format.FASTQ, "@someone wrote", "ACGT", "+", "and more of it"))
                .isZero();
    }

    @Test
    void R56_aSequenceMayBeAddedUpFromStringsOrStandInNarrowLines() {
        String one = "  \"GATTTGGGGTTCAAAGCAGTATCGATCAAATAGTAAATCC\"";
        assertThat(weight(Format.SEQUENCE, "s <- paste0(", one + ",", one + ",", one + ")"))
                .isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        String[] narrow = Stream.concat(
                        Stream.of(">x"), Stream.generate(() -> "GATTTGGGGT").limit(8))
                .toArray(String[]::new);
        assertThat(weight(Format.FASTA, narrow)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.FASTA, ">p1", "GATTTGGGGTGATTTGGGGT", ">p2", "GATTTGCGGTGATTTGGGGT", ">p3", "GATTT"))
                .isZero();
    }

    /** The weight of the likeliest format of several such lines, each with a number of its own. */
    private static int heaviest(String line, int times) {
        GenomicText text = new GenomicText(50);
        for (int i = 0; i < times; i++) {
            text.line(line.replace("%d", String.valueOf(1000 + i)));
        }
        return Stream.of(Format.values()).mapToInt(text::weight).max().orElseThrow();
    }

    @Test
    void aSequenceStandsBesideATabWrittenOut() {
        String read = "GATTTGGGGTTCAAAGCAGTATCGATCAAATAGTAAATCCATTTGTTCAACTCACAGTTTACGG".repeat(2);
        assertThat(weight(Format.SEQUENCE, "reads <- \"" + read + "\"; cat(reads, sep=\"\\t\")"))
                .isEqualTo(weight(Format.SEQUENCE, "reads <- \"" + read + "\"; cat(reads)"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 4_000, 20_000})
    void aCohortsLineMayBeLong(int people) {
        String variant = "chr1,10583,.,G,A,50,PASS,DP=30,GT" + ",0/1".repeat(people);
        assertThat(weight(Format.VCF, variant)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
        String person = "F1,child1,father1,mother1,2,0" + ",A,G".repeat(people);
        assertThat(weight(Format.PLINK, person, person)).isGreaterThanOrEqualTo(GenomicText.CERTAIN);
    }

    @Test
    void aPedigreeMayHaveNumberedAllelesOrAPopulation() {
        String numbered = "F1 P1 0 0 1 2 1 2 2 2 1 1";
        assertThat(weight(Format.PLINK, numbered, numbered, numbered)).isEqualTo(GenomicText.CERTAIN);
        assertThat(weight(Format.PLINK, "F1 child1 father1 mother1 2 0 DAN", "F1 father1 0 0 1 0 DAN"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1 0 0 1 1 0 0 0 0 0 0",
                "0 0 0 0 1 0 0 0 0 0 0 0",
                "$ sex : num 0 0 0 1 1 0 0 0 0",
                "4 1 1 1 1 1 1 1 3 2 1 2 1",
                "ages 18 19 0 0 1 1"
            })
    void rowsOfNoughtsAndOnesAreNoPedigree(String line) {
        assertThat(weight(Format.PLINK, line, line, line)).isZero();
    }

    @Test
    void genotypesOfSeveralPeopleAreMoreThanAVariantsThree() {
        assertThat(weight(Format.GENOTYPES, "rs2231 A/G A/A G/G", "rs2232 A/A A/A G/A"))
                .isEqualTo(2);
        assertThat(weight(Format.GENOTYPES, "rs2231 A/A A/G G/G", "cases 40 30 12"))
                .isEqualTo(1);
    }

    @Test
    void readsOfEachSampleAreForAPersonToLookAt() {
        String counts = "ENSG00000139618\t0\t512\t33\t8\t1290\t77";
        assertThat(weight(Format.EXPRESSION, counts, counts, counts, counts, counts, counts, counts))
                .isEqualTo(GenomicText.CERTAIN - 1);
        assertThat(weight(Format.EXPRESSION, "ENSG00000139618\t512.3\t-1.2\t0.2\t-6.1\t1e-9\t1e-7"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,,,,,,,,", "0;;;;;;;;;", "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"", "> ,,,,,,,,,,"})
    void anEmptyRowOfASpreadsheetIsNothing(String line) {
        assertThat(weight(Format.VCF, line)).isZero();
        assertThat(weight(Format.PLINK, line)).isZero();
    }

    /** Lines out of the pieces that rules look for, in any order. */
    @Test
    void noLineBreaksARule() {
        String[] pieces = {
            ",", ";", "\t", " ", "0", "1", "A", "G", "ACGT", "\"", "'", ">", "@", "+", "#", "\\t", "\\n", "rs12",
            "chr1", ".", "\u00e6", "FID", "CHROM", "POS", "0/1", "-9", "N", "|", ":", "=", "S1"
        };
        Random random = new Random(20_000);
        GenomicText text = new GenomicText(50);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            String often = pieces[random.nextInt(pieces.length)];
            for (int piece = random.nextInt(30); piece >= 0; piece--) {
                line.append(random.nextInt(3) == 0 ? often : pieces[random.nextInt(pieces.length)]);
            }
            assertThatCode(() -> text.line(line.toString())).as(line.toString()).doesNotThrowAnyException();
        }
    }
}
