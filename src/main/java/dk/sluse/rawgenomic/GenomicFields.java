package dk.sluse.rawgenomic;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises raw genomic data by the fields of a single line: a variant, an alignment, a person, a row of genotypes. */
final class GenomicFields {

    static final Pattern CHROMOSOME = Pattern.compile("(?:chr)?(?:\\d{1,2}|X|Y|XY|MT?|Un_\\S+)|[NG]C_\\d+\\.\\d+");
    /** Scaffolds and other species' chromosomes have names of all sorts. */
    private static final Pattern CONTIG = Pattern.compile("[\\w.|*:-]{1,60}");

    static final Pattern POSITION = Pattern.compile("\\d{1,10}");
    private static final Pattern ALLELE = Pattern.compile("[ACGTNacgtn]+");
    private static final Pattern ALTERNATIVE =
            Pattern.compile("(?:[ACGTNacgtn*.]+|<[\\w:*-]+>)(?:,(?:[ACGTNacgtn*.]+|<[\\w:*-]+>))*|[ACGTN]*[\\[\\]].*");
    private static final Pattern QUALITY = Pattern.compile("\\.|\\d+(?:\\.\\d+)?");
    private static final Pattern FILTER = Pattern.compile("PASS|\\.|[A-Za-z]\\w*(?:;\\w+)*");
    private static final Pattern GENOTYPE = Pattern.compile("[0-9.][/|][0-9.](?::\\S*)?");
    private static final Pattern LETTERS = Pattern.compile("[ACGT][/|][ACGT]");
    private static final Pattern PILED = Pattern.compile("(?:[.,ACGTNacgtn*$<>]|\\^.|[+-]\\d+[ACGTNacgtn]+)+");
    private static final Pattern PROBABILITY = Pattern.compile("[01](?:\\.\\d+)?");
    private static final Pattern CIGAR = Pattern.compile("\\*|(?:\\d+[MIDNSHPX=])+");
    private static final Pattern READ = Pattern.compile("\\*|[A-Za-z=.]+");
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])\\w[\\w.-]*");
    private static final Pattern GENE = Pattern.compile("ENS[A-Z]{0,4}[GT]\\d{11}(?:\\.\\d+)?");
    private static final int FEWEST_SAMPLES = 6;
    private static final int MOST_WORDS_BEFORE = 3;
    private static final int LONGEST_LINE_OF_FIELDS = 1 << 16;

    private GenomicFields() {}

    /** What the fields of the line are a sign of. */
    static Optional<GenomicText.Sign> of(String line) {
        if (line.length() > LONGEST_LINE_OF_FIELDS || !mayHaveFields(line)) {
            return Optional.empty();
        }
        String[] fields = line.split("\\s+", -1);
        // What a script or a page writes before the first field belongs to another line.
        fields[0] = fields[0].substring(1 + lastOf(fields[0], "`\"'=(>"));
        return variant(fields)
                .or(() -> alignment(fields))
                .or(() -> pileup(fields))
                .or(() -> oxford(fields))
                .or(() -> PeopleInRow.of(fields))
                .or(() -> pedigree(fields))
                .or(() -> expression(fields))
                .or(() -> matrix(fields));
    }

    private static int lastOf(String field, String characters) {
        int last = -1;
        for (int i = 0; i < field.length() - 1; i++) {
            last = characters.indexOf(field.charAt(i)) >= 0 ? i : last;
        }
        return last;
    }

    /** A position, its base, its depth, and as many qualities as the depth says. */
    private static Optional<GenomicText.Sign> pileup(String[] f) {
        boolean pileup = f.length >= 6
                && POSITION.matcher(f[1]).matches()
                && f[2].length() == 1
                && ALLELE.matcher(f[2]).matches()
                && isBelow(f[3], 10_000)
                && PILED.matcher(f[4]).matches()
                && f[5].length() == Integer.parseInt(f[3])
                && f[5].length() >= 3;
        return pileup
                ? sign(GenomicText.Format.PILEUP, f[5].length() >= 8 ? GenomicText.CERTAIN : 2)
                : Optional.empty();
    }

    /** A variant's position and alleles, then three probabilities for each person, which sum to one. */
    private static Optional<GenomicText.Sign> oxford(String[] f) {
        for (int i = 1; i < Math.min(4, f.length - 8); i++) {
            boolean variant = POSITION.matcher(f[i]).matches()
                    && ALLELE.matcher(f[i + 1]).matches()
                    && ALLELE.matcher(f[i + 2]).matches()
                    && (f.length - i - 3) % 3 == 0;
            if (variant && areTriples(f, i + 3)) {
                return sign(GenomicText.Format.OXFORD, GenomicText.CERTAIN / 2);
            }
        }
        return Optional.empty();
    }

    private static boolean areTriples(String[] f, int from) {
        for (int i = from; i + 2 < f.length; i += 3) {
            double sum = 0;
            for (int j = i; j < i + 3; j++) {
                if (!PROBABILITY.matcher(f[j]).matches()) {
                    return false;
                }
                sum += Double.parseDouble(f[j]);
            }
            if (sum != 0 && Math.abs(sum - 1) > 0.05) {
                return false;
            }
        }
        return true;
    }

    /** A few words may stand before a row that was quoted. */
    private static Optional<GenomicText.Sign> variant(String[] f) {
        for (int i = 0; i <= Math.min(MOST_WORDS_BEFORE, f.length - 8); i++) {
            if (isVariant(f, i)) {
                boolean genotypes = f.length >= i + 10
                        && f[i + 8].startsWith("GT")
                        && GENOTYPE.matcher(f[i + 9]).lookingAt();
                return sign(GenomicText.Format.VCF, genotypes ? GenomicText.CERTAIN : GenomicText.CERTAIN / 2);
            }
        }
        return Optional.empty();
    }

    private static boolean isVariant(String[] f, int i) {
        return POSITION.matcher(f[i + 1]).matches()
                && (CHROMOSOME.matcher(f[i]).matches()
                        || (f[i + 7].indexOf('=') > 0 && CONTIG.matcher(f[i]).matches()))
                && ALLELE.matcher(f[i + 3]).matches()
                && ALTERNATIVE.matcher(f[i + 4]).matches()
                && QUALITY.matcher(f[i + 5]).matches()
                && FILTER.matcher(f[i + 6]).matches()
                && (f[i + 7].equals(".") || f[i + 7].indexOf('=') > 0);
    }

    private static Optional<GenomicText.Sign> alignment(String[] f) {
        boolean alignment = f.length >= 11
                && isBelow(f[1], 4096)
                && POSITION.matcher(f[3]).matches()
                && isBelow(f[4], 256)
                && CIGAR.matcher(f[5]).matches()
                && POSITION.matcher(f[7]).matches()
                && INTEGER.matcher(f[8]).matches()
                && READ.matcher(f[9]).matches()
                && (f[10].equals("*") || f[10].length() == f[9].length())
                && (f[9].length() >= 10 || (f[9].equals("*") && !f[5].equals("*")));
        return alignment ? sign(GenomicText.Format.SAM, GenomicText.CERTAIN) : Optional.empty();
    }

    /** Family, person, father, mother, sex, phenotype, and then perhaps alleles; or a variant with its two alleles. */
    private static Optional<GenomicText.Sign> pedigree(String[] f) {
        if (f.length == 6
                && CHROMOSOME.matcher(f[0]).matches()
                && f[1].startsWith("rs")
                && QUALITY.matcher(f[2]).matches()
                && POSITION.matcher(f[3]).matches()
                && ((isAllele(f[4]) && isAllele(f[5])) || areNumbers(f[4], f[5]))) {
            return sign(GenomicText.Format.PLINK, 1);
        }
        boolean person = f.length >= 6
                && f[4].matches("[012]")
                && f[5].matches("-9|[012]")
                && f[2].equals("0") == f[3].equals("0")
                && f[1].matches(".*[A-Za-z].*|\\d+");
        if (person && f.length == 6) {
            boolean typical = f[5].equals("-9") || (f[2].equals("0") && f[1].matches(".*[A-Za-z].*"));
            return typical ? sign(GenomicText.Format.PLINK, 2) : Optional.empty();
        }
        return person ? alleles(f) : Optional.empty();
    }

    /** Two alleles for each marker behind a person, as letters or as numbers; what they are made of tells how sure it is. */
    private static Optional<GenomicText.Sign> alleles(String[] f) {
        int alleles = 6;
        int letters = 0;
        while (alleles < f.length && isAllele(f[alleles])) {
            letters += f[alleles].charAt(0) > '9' ? 1 : 0;
            alleles++;
        }
        boolean pairs = alleles >= 10 && alleles % 2 == 0;
        if (pairs && letters * 2 >= alleles - 6) {
            return sign(GenomicText.Format.PLINK, GenomicText.CERTAIN);
        }
        boolean founder =
                f[2].equals("0") && f[3].equals("0") && NAME.matcher(f[1]).matches();
        if (founder && f.length >= 10 && f.length % 2 == 0 && areNumbered(f)) {
            return sign(GenomicText.Format.PLINK, 2);
        }
        boolean related = NAME.matcher(f[2]).matches() && NAME.matcher(f[3]).matches();
        boolean described = f.length == 7
                && NAME.matcher(f[1]).matches()
                && NAME.matcher(f[6]).matches();
        return described && (founder || related) ? sign(GenomicText.Format.PLINK, 1) : Optional.empty();
    }

    /** Alleles as numbers: one and two, or one to four for the bases. */
    private static boolean areNumbers(String one, String other) {
        return one.length() == 1 && other.length() == 1 && "01234".contains(one) && "1234".contains(other);
    }

    static boolean areNumbered(String[] f) {
        for (int i = 6; i < f.length; i++) {
            if (f[i].length() != 1 || f[i].charAt(0) < '0' || f[i].charAt(0) > '4') {
                return false;
            }
        }
        return true;
    }

    /** A gene and its count of reads in each sample; results of genes have fractions, or few columns. */
    private static Optional<GenomicText.Sign> expression(String[] f) {
        if (f.length < FEWEST_SAMPLES + 1 || !GENE.matcher(f[0]).matches()) {
            return Optional.empty();
        }
        for (int i = 1; i < f.length; i++) {
            if (!POSITION.matcher(f[i]).matches()) {
                return Optional.empty();
            }
        }
        return sign(GenomicText.Format.EXPRESSION, 1);
    }

    private static Optional<GenomicText.Sign> matrix(String[] f) {
        int genotypes = 0;
        int letters = 0;
        for (String whole : f) {
            // Tools write the sample's name before its genotype.
            String field = whole.substring(whole.indexOf('=') + 1);
            letters += field.length() == 3 && LETTERS.matcher(field).matches() ? 1 : 0;
            genotypes += field.length() <= 60
                            && field.length() >= 3
                            && GENOTYPE.matcher(field).matches()
                            && field.charAt(0) <= '2'
                            && field.charAt(2) <= '2'
                    ? 1
                    : 0;
        }
        if (letters >= 4) {
            return sign(GenomicText.Format.GENOTYPES, 2);
        }
        if (letters >= 3 && f[0].startsWith("rs") && areGenotypes(f)) {
            return sign(GenomicText.Format.GENOTYPES, 1);
        }
        return genotypes >= 4 ? sign(GenomicText.Format.VCF, 2) : Optional.empty();
    }

    /** Nothing but people's two letters behind the variant's name. */
    private static boolean areGenotypes(String[] f) {
        for (int i = 1; i < f.length; i++) {
            if (!LETTERS.matcher(f[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * A cheap look that spares most lines the patterns: at least six fields, of which the second is a number, or the
     * fifth a single character, or several genotypes.
     */
    private static boolean mayHaveFields(String line) {
        int field = 0;
        int length = 0;
        boolean digits = true;
        boolean second = false;
        boolean fifth = false;
        int genotypes = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t') {
                if (length > 0) {
                    second |= field >= 1 && field <= 1 + MOST_WORDS_BEFORE && digits;
                    fifth |= field == 4 && length == 1;
                    field++;
                    length = 0;
                    digits = true;
                }
            } else {
                length++;
                digits &= c >= '0' && c <= '9';
                boolean call = (c == '/' || c == '|') && (length == 2 || (i > 1 && line.charAt(i - 2) == '='));
                genotypes += call ? 1 : 0;
            }
        }
        return (field >= 5 && (second || fifth || genotypes >= 4)) || (field >= 3 && genotypes >= 3);
    }

    static boolean isAllele(String field) {
        return field.length() == 1 && "ACGT0".contains(field);
    }

    private static boolean isBelow(String field, int limit) {
        return field.length() <= 4 && POSITION.matcher(field).matches() && Integer.parseInt(field) < limit;
    }

    private static Optional<GenomicText.Sign> sign(GenomicText.Format format, int weight) {
        return Optional.of(new GenomicText.Sign(format, weight));
    }
}
