package dk.sluse.rawgenomic;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Genotypes of one person or many beside the names of their variants, as lists, as values in code, as rows of signs. */
final class Genotypes {

    private static final Pattern DIRECT_TO_CONSUMER = Pattern.compile(
            "\"?(?:rs|i)\\d{3,}\"?[\\s,;]+\"?(?:chr)?(?:\\d{1,2}|X|Y|XY|MT?)\"?[\\s,;]+\"?\\d{3,10}\"?[\\s,;]+"
                    + "\"?([ACGTDI0-])\"?[\\s,;]*\"?([ACGTDI0-])?\"?");
    private static final Pattern PERSONS_ALLELES =
            Pattern.compile("(?:\\S+\\s+){2}rs\\d{2,}\\s+([ACGT0])\\s+([ACGT0])");
    private static final Pattern CALLED = Pattern.compile("\\brs\\d{3,}\\W{1,6}([ACGT])[/|]?([ACGT])(?![A-Za-z0-9])");
    private static final Pattern QUOTED_CALL = Pattern.compile("[\"'][012.][/|][012.](?::[^\"']*)?[\"']");
    private static final Pattern OF_VARIANTS = Pattern.compile("(?i)[\"'](?:#?chrom|chr|pos|ref|alt|rsid)[\"']");
    private static final Pattern CODED = Pattern.compile("[0129]{20,}");
    private static final int FEWEST_CALLS = 4;

    private int homozygous;
    private boolean listed;
    private int coded;

    /** Alleles of an effect differ; a person's two letters are often the same. */
    int weighed(int weight) {
        return listed && homozygous == 0 ? Math.min(weight, GenomicText.CERTAIN - 1) : weight;
    }

    /** A row of a list of one person's or many people's genotypes. */
    Optional<Sign> row(String line) {
        char start = line.charAt(0);
        if ((start == 'r' || start == 'i' || start == '"') && line.length() < 80) {
            Matcher genotype = DIRECT_TO_CONSUMER.matcher(line);
            if (genotype.matches()) {
                listed = true;
                boolean two = genotype.group(2) != null;
                homozygous += two && genotype.group(1).equals(genotype.group(2)) ? 1 : 0;
                return sign(Format.GENOTYPES, two ? 2 : 1);
            }
        }
        if (line.length() < 120 && line.contains("rs") && GenomicFields.isAllele(line.substring(line.length() - 1))) {
            Matcher alleles = PERSONS_ALLELES.matcher(line);
            if (alleles.matches()) {
                listed = true;
                homozygous += alleles.group(1).equals(alleles.group(2)) ? 1 : 0;
                return sign(Format.GENOTYPES, 1);
            }
        }
        return Optional.empty();
    }

    /** Several genotypes in one line of code: behind variants' names, or as values of records with positions and alleles. */
    Optional<Sign> calls(String line) {
        if (line.indexOf("rs") >= 0) {
            int same = 0;
            int all = 0;
            for (Matcher call = CALLED.matcher(line); call.find(); all++) {
                same += call.group(1).equals(call.group(2)) ? 1 : 0;
            }
            if (all >= FEWEST_CALLS && same > 0) {
                listed = true;
                homozygous += same;
                return sign(Format.GENOTYPES, Math.min(all, GenomicText.CERTAIN));
            }
        }
        boolean quoted = line.indexOf('/') >= 0 || line.indexOf('|') >= 0;
        if (quoted && line.indexOf(':') >= 0 && OF_VARIANTS.matcher(line).find()) {
            long all = QUOTED_CALL
                    .matcher(line)
                    .results()
                    .limit(GenomicText.CERTAIN)
                    .count();
            return all >= FEWEST_CALLS ? sign(Format.VCF, (int) all) : Optional.empty();
        }
        return Optional.empty();
    }

    /** A variant in each line, and in it for each person a nought, a one, a two, or a nine for what is missing. */
    Optional<Sign> coded(String line) {
        boolean people = line.length() == (coded == 0 ? line.length() : coded)
                && line.charAt(0) <= '9'
                && CODED.matcher(line).matches()
                && line.indexOf('0') >= 0
                && line.indexOf('1') >= 0
                && line.indexOf('2') >= 0;
        coded = people ? line.length() : 0;
        return people ? sign(Format.GENOTYPES, 1) : Optional.empty();
    }

    private static Optional<Sign> sign(Format format, int weight) {
        return Optional.of(new Sign(format, weight));
    }
}
