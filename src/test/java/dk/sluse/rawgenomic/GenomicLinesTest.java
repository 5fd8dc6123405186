package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Block;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cheap look at a line before it is taken apart: every row of raw genomic data must pass it, and few others should, for what
 * passes costs. Blanks stand for tabs, too.
 */
final class GenomicLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // FASTQ, SAM
                "+",
                "+x",
                "+SRR1.1",
                "@SRR1.1 1 length=100",
                "@HD\tVN:1.6",
                // genotypes and alleles at the end, quoted or not
                "sample1\t0/1",
                "sample1\t1|2",
                "sample1;./.",
                "NA12878,A/G",
                "x 0 -/-",
                "rs123 1 A",
                "rs123 1 G",
                "rs123\t1\tAT",
                "rs123,1,DI",
                "rs123;1;--",
                "\"rs123\",\"1\",\"CG\"",
                "rs123 1 C\"",
                "rs12345\t0 T",
                "rs1 9 x\tII",
                "f9/9 9/9",
                "f...../.",
                // a pedigree: sex and outcome, or outcome unknown
                "FAM1 ID1 0 0 1 2",
                "FAM1\tID1\t0\t0\t2\t0",
                "FAM1 ID1 0 0 1 -9",
                "F,I,0,0,0,1",
                // position behind a chromosome, then alleles
                "chr1 10177 A AC 100 PASS AF=0.4",
                "1\t10177\trs367\tAC\tA\t100 PASS",
                "X 60020 . G x",
                "chrM 152 T C 99 .",
                "7 117559590 ATCT x",
                "chr2 9 N x rs",
                "1 10177 . acgtN x",
                // an interval
                "name 5 chr12 100",
                "7 55019017 chr7 55211628",
                // an id of a variant second
                "1 rs367896724 0 10177 x",
                "1\trs3 x y z",
                "1\trs1234567890\t0\t10177",
                // dumps
                "00000000: 1f8b 0804",
                "0000000  1f 8b 08",
                "0010: 42 43 02",
                "DEADbeef: x",
                "0a9F: x"
            })
    void matters(String line) {
        assertThat(look(line)).isTrue();
        assertThat(look(line + "\r")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "A",
                "0/1",
                "short",
                "INFO step 12 done",
                "The mean age was 54.2 years.",
                "p = 0.04 (n = 412)",
                "total 2024-01-31",
                "either and/or both",
                "see a/b",
                "ratio 12/x",
                "half x/2",
                "word 1-9",
                "word x9",
                "type 2 3x",
                "FAM1 ID1 0 0 1 3",
                "FAM1 ID1 0 0 3 1",
                "FAM1 ID1 0 011 2",
                "FAM1 ID1 0 01 2x",
                "FAM1 ID1 0 0 1x2",
                "a b cd-9",
                "words AB",
                "words xA",
                "words xCG",
                "total =T9",
                // an id first is a row of results
                "rs123 10177 0.04 1.2 x",
                "rs123 10177 A x y",
                // no position, no third field, a third that is none
                "chr1 x10177 A C y",
                "chr1 101 77",
                "chr1 10177",
                "chr1 10a77 A C y",
                "chr1  A C yy",
                "step 10177 of 99 x",
                "chr1 10177 xA yC z",
                "chr1 10177 A1 C1 z",
                "name 5 ch12 100",
                "name 5 chr 100",
                "name 5 Chr12 100",
                "name 5 chrX 1x",
                "1 rx367896724 0 10177 x",
                "1 r s x y z",
                "1 rsx7 0 y z",
                // a first field of more than forty
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq 10177 A C x",
                // no dump: too short, too long, no colon
                "001: 42 43",
                "000000000: 42 43",
                "00100 42 43",
                "face the truth",
                "gggg: x y",
                "cafe x y",
                "0010;42 43"
            })
    void doesNot(String line) {
        assertThat(look(line)).isFalse();
        assertThat(look(line + "\r")).isFalse();
    }

    /** A field's end may be the line's, and the line's the text's. */
    @ParameterizedTest
    @ValueSource(strings = {"abcdef ", "abcdef 1 ", "chr1 10177 ", "chr1 10177 x ", "0010203"})
    void theEndOfTheTextIsTheEnd(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);

        assertThat(GenomicLines.mayMatter(Block.of(bytes), 0, bytes.length)).isFalse();
    }

    /** Between other lines, so that nothing beside it is read. */
    private static boolean look(String line) {
        byte[] bytes = ("ACGT 1 A 0/1\n" + line + "\nACGT 1 A 0/1").getBytes(StandardCharsets.US_ASCII);
        return GenomicLines.mayMatter(Block.of(bytes), 13, 13 + line.length());
    }
}
