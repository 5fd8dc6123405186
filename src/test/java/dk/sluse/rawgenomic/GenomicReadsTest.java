package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw genomic data (R56) as documents lose it: without names, in one line, behind marks, in strings, with other separators. */
final class GenomicReadsTest {

    private static final int CERTAIN = GenomicText.CERTAIN;

    @ParameterizedTest
    @CsvSource({
        // with a name, however short; without one only long ones
        "@r1, 4, +, 4, 6",
        "@r1, 9, +, 9, 6",
        "see @r1, 12, +, 12, 6",
        "x, 20, +, 20, 6",
        "x, 19, +, 19, 0",
        "x, 20, -, 20, 0",
        // word processors change a character here and there
        "x, 20, +, 22, 6",
        "x, 20, +, 23, 0",
        "x, 20, +, 18, 6",
        "x, 20, +, 17, 0",
        "x, 20, +r1, 20, 6"
    })
    void aReadIsBasesAPlusAndAsManyQualities(String name, int bases, String plus, int qualities, int weight) {
        assertThat(weight(Format.FASTQ, name, bases(bases), plus, "I".repeat(qualities)))
                .isEqualTo(weight);
    }

    @Test
    void aSentenceIsNoQuality() {
        assertThat(weight(Format.FASTQ, "x", bases(20), "+", "I".repeat(10) + " " + "I".repeat(9)))
                .isZero();
        assertThat(weight(Format.FASTQ, "x", "The-mean-of-the-ages", "+", "I".repeat(20)))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# ", "> ", "| ", "* ", "// ", "%% ", "[1] ", "[12] \"", "\"", "'", "\u201c"})
    void whatStandsBeforeEachLineIsLeftOut(String mark) {
        String[] lines = {"@r1", bases(12), "+", "I".repeat(12)};
        for (int i = 0; i < lines.length; i++) {
            lines[i] = mark + lines[i];
        }
        assertThat(weight(Format.FASTQ, lines)).isEqualTo(CERTAIN);
        assertThat(weight(Format.SAM, mark + "@HD VN:1.6")).isEqualTo(CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "@r1 %8 + %8, 6",
        "@r1 %7 + %7, 0",
        "x @r1 %8 +r1 %8, 6",
        "%20 + %20, 6",
        "%19 + %19, 0",
        "%20 + %22, 6",
        "%20 + %18, 6",
        "%20 + %23, 0",
        "%20 + %17, 0",
        "%20 - %20 +, 0",
        "%20 x %20 + y, 0",
        "%20 + a b c d %20, 6",
        "%20 + a b c d e %20, 0",
        "and then %20 + %20 and, 6"
    })
    void aReadMayStandInOneLine(String line, int weight) {
        StringBuilder whole = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            whole.append(word.startsWith("%") ? bases(Integer.parseInt(word.substring(1))) : word)
                    .append(' ');
        }
        assertThat(weight(Format.FASTQ, whole.toString())).isEqualTo(weight);
    }

    @Test
    void wordsOfTheLengthOfAReadAreNoBases() {
        assertThat(weight(Format.FASTQ, "internationalisation + internationalisation"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                ",#CHROM,POS,ID,REF,ALT,QUAL,FILTER > VCF > 6",
                ";#CHROM;POS;ID;REF;ALT;QUAL;FILTER > VCF > 6",
                ";#CHROM;POS;ID;REF;ALT;QUAL;FILTER,INFO > VCF > 6",
                "chr1,10583,.,G,A,50,PASS,DP=30;AF=0.4,GT:DP,0/1:30 > VCF > 6",
                "chr1;10583;.;G;A,T;50;PASS;DP=30;GT:DP;0/1:30 > VCF > 6",
                "1,rs367,0,10177,A,G > PLINK > 1",
                "'1', 'rs367', '0', '10177', 'A', 'G' > PLINK > 1"
            })
    void commasAndSemicolonsKeepFieldsApart(String line, Format format, int weight) {
        assertThat(new GenomicText(40).line(line)).contains(new Sign(format, weight));
    }

    @Test
    void aCohortsLongLineIsReadAsFarAsItsFirstPairs() {
        assertThat(weight(Format.PLINK, "F1,I1,0,0,1,2" + ",A,G".repeat(6000))).isEqualTo(CERTAIN);
        assertThat(weight(Format.PLINK, "FAM1,I1,0,0,1,2" + ",A,G".repeat(6000)))
                .isEqualTo(CERTAIN);
        assertThat(weight(Format.PLINK, "FAM11,I1,0,0,1,2" + ",A,G".repeat(6000)))
                .isEqualTo(CERTAIN);
    }

    @Test
    void aStringWithTabsIsToldAsWhatItHolds() {
        GenomicText text = new GenomicText(40);
        Optional<Sign> sign = text.line("x <- \"@HD\\tVN:1.6\\nchr1\\t10583\\t.\\tG\\tA\\t50\\tPASS\\tDP=3\\n\"");

        assertThat(sign).contains(new Sign(Format.SAM, CERTAIN));
        assertThat(text.weight(Format.VCF)).isEqualTo(CERTAIN / 2);
    }

    @Test
    void whatIsNotWrittenWithTabsStandsInTheLineItself() {
        GenomicText text = new GenomicText(40);

        assertThat(text.line("sep='\\t' " + bases(80))).contains(new Sign(Format.SEQUENCE, CERTAIN));
        assertThat(text.weight(Format.SEQUENCE)).isGreaterThanOrEqualTo(CERTAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {">seq one", "> seq one", "# >seq"})
    void aRecordBeginsAtItsMark(String heading) {
        assertThat(weight(Format.FASTA, heading, bases(20), bases(20))).isEqualTo(CERTAIN);
        assertThat(weight(Format.FASTA, heading, bases(20), "x", bases(20), bases(20)))
                .isZero();
    }

    @Test
    void linesOfTwentyBasesWithoutOneArePrimers() {
        String[] primers = Collections.nCopies(8, bases(20)).toArray(String[]::new);

        assertThat(weight(Format.FASTA, primers)).isZero();
        assertThat(weight(Format.SEQUENCE, primers)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\",", "x + '%s',", "paste0(\"%s\",", "s = \"%s\" +", "'%s' \\"})
    void stringsThatACodeAddsUpAreASequence(String code) {
        String line = code.replace("%s", bases(30));

        assertThat(weight(Format.SEQUENCE, line, line, line)).isEqualTo(CERTAIN);
        assertThat(weight(Format.SEQUENCE, line, line)).as("sixty bases").isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 6", "19, 0"})
    void twentyBasesAreAStringOfARecord(int bases, int weight) {
        GenomicText text = new GenomicText(20);
        text.line(">seq");
        text.line("s = \"" + bases(bases) + "\",");

        assertThat(text.weight(Format.FASTA)).isEqualTo(weight);
    }

    private static int weight(Format format, String... lines) {
        GenomicText text = new GenomicText(40);
        for (String line : lines) {
            text.line(line);
        }
        return text.weight(format);
    }

    private static String bases(int count) {
        return "GATTACAUC".repeat(count).substring(0, count);
    }
}
