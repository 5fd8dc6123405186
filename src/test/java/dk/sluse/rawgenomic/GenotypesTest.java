package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Genotypes beside their variants' names (R56), and effects that look alike. */
final class GenotypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "rs367896724 1 10177 AA > 2",
                "rs367896724 1 10177 A > 1",
                "i3000001 MT 16001 G > 1",
                "i3000001 22 16001 A G > 2",
                "\"rs3678\",\"X\",\"10177\",\"--\" > 2",
                "F1 child1 rs1234 A A > 1",
                "F1 child1 rs1234 A 0 > 1"
            })
    void aRowOfAListOfGenotypesIsASign(String line, int weight) {
        assertThat(new Genotypes().row(line)).contains(new Sign(Format.GENOTYPES, weight));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rs367896724 1 10177 0.04",
                "xs367896724 1 10177 A",
                "F1 child1 1234 A A",
                "rs12 1 10177 A",
                "rs1234 1 12 A",
                "F1 child1 x rs1234 A A",
                "F1 child1 rs1234 A A "
            })
    void anotherRowIsNone(String line) {
        assertThat(new Genotypes().row(line)).isEmpty();
    }

    /** Alleles of an effect always differ. */
    @Test
    void aListWithoutTwoAlikeIsNeverCertain() {
        Genotypes effects = new Genotypes();
        effects.row("rs1001 1 10177 AG");
        effects.row("F1 child1 rs1234 A C");
        assertThat(effects.weighed(12)).isEqualTo(GenomicText.CERTAIN - 1);

        effects.row("rs1001 1 10177 GG");
        assertThat(effects.weighed(12)).isEqualTo(12);

        Genotypes people = new Genotypes();
        people.row("F1 child1 rs1234 C C");
        assertThat(people.weighed(12)).isEqualTo(12);
        assertThat(new Genotypes().weighed(12)).as("none listed").isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "rs1001 AA, rs1002 AG, rs1003 GG, rs1004 CT > GENOTYPES > 4",
                "x rs1001 AA rs1002 AG rs1003 G/G rs1004 C|T rs1005 CT rs1006 CT rs1007 CT > GENOTYPES > 6",
                "'pos':1,'gt':'0/1','gt':'1/1','gt':'./.','gt':'0/1' > VCF > 4",
                "'pos':1,'gt':'0|1','gt':'1|1','gt':'0|1:30','gt':'0|1','gt':'0|1','gt':'0|1','gt':'0|0' > VCF > 6"
            })
    void severalInALineOfCodeAreCounted(String line, Format format, int weight) {
        assertThat(new Genotypes().calls(line)).contains(new Sign(format, weight));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rs1001 AA, rs1002 AG, rs1003 GG",
                "rs1001 AC, rs1002 AG, rs1003 GT, rs1004 CT",
                "ss1001 AA, ss1002 AG, ss1003 GG, ss1004 CT",
                "'pos':1,'gt':'0/1','gt':'1/1','gt':'0/1'",
                "'day':1,'gt':'0/1','gt':'1/1','gt':'0/1','gt':'0/1'",
                "'pos',1,'0/1','1/1','0/1','0/1'"
            })
    void fewerOrOthersAreNot(String line) {
        assertThat(new Genotypes().calls(line)).isEmpty();
    }

    @Test
    void genotypesInALineOfCodeCountAsAListsOwn() {
        Genotypes genotypes = new Genotypes();
        genotypes.row("rs1001 1 10177 AG");
        genotypes.calls("rs1001 AA, rs1002 AG, rs1003 GG, rs1004 CT");

        assertThat(genotypes.weighed(12)).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "01200120012001200120, true",
        "10000000000000000002, true",
        "20000000000000000001, true",
        "01290129012901290129, true",
        "0120012001200120012, false",
        "01010101010101010101, false",
        "02020202020202020202, false",
        "12121212121212121212, false",
        "01230123012301230123, false",
        "A1200120012001200120, false"
    })
    void aDigitForEachPersonIsASign(String line, boolean sign) {
        assertThat(new Genotypes().coded(line).isPresent()).isEqualTo(sign);
    }

    @Test
    void rowsOfDigitsAreAsLongAsTheOneAbove() {
        Genotypes genotypes = new Genotypes();
        assertThat(genotypes.coded("012".repeat(8))).isPresent();
        assertThat(genotypes.coded("012".repeat(9))).isEmpty();
        assertThat(genotypes.coded("012".repeat(9))).isPresent();
        assertThat(genotypes.coded("021".repeat(9))).isPresent();
    }
}
