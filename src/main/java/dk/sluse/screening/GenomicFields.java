package dk.sluse.screening;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises raw genomic data by the fields of a single line: a variant, an alignment, a person, a row of genotypes. */
final class GenomicFields {

    private static final Pattern CHROMOSOME =
            Pattern.compile("(?:chr)?(?:\\d{1,2}|X|Y|XY|MT?|Un_\\S+)|[NG]C_\\d+\\.\\d+");
    private static final Pattern POSITION = Pattern.compile("\\d{1,10}");
    private static final Pattern ALLELE = Pattern.compile("[ACGTNacgtn]+");
    private static final Pattern ALTERNATIVE = Pattern.compile("[ACGTNacgtn,*.]+|(?:<[\\w:]+>,?)+|[ACGTN]*[\\[\\]].*");
    private static final Pattern QUALITY = Pattern.compile("\\.|\\d+(?:\\.\\d+)?");
    private static final Pattern FILTER = Pattern.compile("PASS|\\.|[A-Za-z]\\w*(?:;\\w+)*");
    private static final Pattern GENOTYPE = Pattern.compile("[0-9.][/|][0-9.](?::\\S*)?");
    private static final Pattern CIGAR = Pattern.compile("\\*|(?:\\d+[MIDNSHPX=])+");
    private static final Pattern READ = Pattern.compile("\\*|[A-Za-z=.]+");
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final int LONGEST_LINE_OF_FIELDS = 1 << 16;

    private GenomicFields() {}

    /** What the fields of the line are a sign of. */
    static Optional<GenomicText.Sign> of(String line) {
        if (line.length() > LONGEST_LINE_OF_FIELDS || !mayHaveFields(line)) {
            return Optional.empty();
        }
        String[] fields = line.split("\\s+", -1);
        return variant(fields)
                .or(() -> alignment(fields))
                .or(() -> pedigree(fields))
                .or(() -> matrix(fields));
    }

    private static Optional<GenomicText.Sign> variant(String[] f) {
        boolean variant = f.length >= 8
                && CHROMOSOME.matcher(f[0]).matches()
                && POSITION.matcher(f[1]).matches()
                && ALLELE.matcher(f[3]).matches()
                && ALTERNATIVE.matcher(f[4]).matches()
                && QUALITY.matcher(f[5]).matches()
                && FILTER.matcher(f[6]).matches()
                && (f[7].equals(".") || f[7].indexOf('=') > 0);
        if (!variant) {
            return Optional.empty();
        }
        boolean genotypes = f.length >= 10
                && f[8].startsWith("GT")
                && GENOTYPE.matcher(f[9]).matches();
        return sign(GenomicText.Format.VCF, genotypes ? GenomicText.CERTAIN : GenomicText.CERTAIN / 2);
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
                && isAllele(f[4])
                && isAllele(f[5])) {
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
        boolean alleles = person && f.length >= 10 && f.length % 2 == 0;
        for (int i = 6; alleles && i < f.length; i++) {
            alleles = isAllele(f[i]);
        }
        return alleles ? sign(GenomicText.Format.PLINK, GenomicText.CERTAIN) : Optional.empty();
    }

    private static Optional<GenomicText.Sign> matrix(String[] f) {
        int genotypes = 0;
        for (String field : f) {
            genotypes += field.length() <= 60
                            && field.length() >= 3
                            && GENOTYPE.matcher(field).matches()
                            && field.charAt(0) <= '2'
                            && field.charAt(2) <= '2'
                    ? 1
                    : 0;
        }
        return genotypes >= 4 ? sign(GenomicText.Format.VCF, 2) : Optional.empty();
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
                    second |= field == 1 && digits;
                    fifth |= field == 4 && length == 1;
                    field++;
                    length = 0;
                    digits = true;
                }
            } else {
                length++;
                digits &= c >= '0' && c <= '9';
                genotypes += length == 2 && (c == '/' || c == '|') ? 1 : 0;
            }
        }
        return field >= 5 && (second || fifth || genotypes >= 4);
    }

    private static boolean isAllele(String field) {
        return field.length() == 1 && "ACGT0".contains(field);
    }

    private static boolean isBelow(String field, int limit) {
        return field.length() <= 4 && POSITION.matcher(field).matches() && Integer.parseInt(field) < limit;
    }

    private static Optional<GenomicText.Sign> sign(GenomicText.Format format, int weight) {
        return Optional.of(new GenomicText.Sign(format, weight));
    }
}
