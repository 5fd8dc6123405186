package dk.sluse.rawgenomic;

import java.util.Optional;
import java.util.regex.Pattern;

/** Rows of a variant with two alleles or haplotypes for each person, rows of aligned bases, and people with alleles in pairs. */
final class PeopleInRow {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern ALIGNED = Pattern.compile("(?=.*[ACGTNacgtn]{4})[ACGTNacgtn-]{10,}");
    private static final Pattern SEX = Pattern.compile("[012]");
    private static final Pattern OUTCOME = Pattern.compile("-9|[012]");
    private static final int FEWEST = 6;
    private static final int FEWEST_MARKERS = 5;
    private static final int MANY = 20;

    private PeopleInRow() {}

    static Optional<GenomicText.Sign> of(String[] fields) {
        return haplotypes(fields)
                .or(() -> transposed(fields))
                .or(() -> aligned(fields))
                .or(() -> pairs(fields))
                .or(() -> family(fields));
    }

    /** Chromosome, name, position, two alleles, then a nought or a one for each of everybody's chromosomes. */
    private static Optional<GenomicText.Sign> haplotypes(String[] f) {
        boolean variant = f.length >= 5 + FEWEST
                && f.length % 2 == 1
                && GenomicFields.POSITION.matcher(f[2]).matches()
                && GenomicFields.isAllele(f[3])
                && GenomicFields.isAllele(f[4])
                && !f[3].equals(f[4]);
        return variant && are(f, 5, "01") ? sign(GenomicText.Format.OXFORD, f.length) : Optional.empty();
    }

    /** Chromosome, name, distance, position, then two alleles for each person. */
    private static Optional<GenomicText.Sign> transposed(String[] f) {
        boolean variant = f.length >= 4 + FEWEST
                && f.length % 2 == 0
                && GenomicFields.CHROMOSOME.matcher(f[0]).matches()
                && NUMBER.matcher(f[2]).matches()
                && GenomicFields.POSITION.matcher(f[3]).matches();
        return variant && ((are(f, 4, "ACGT0") && !are(f, 4, "0")) || (f[1].startsWith("rs") && are(f, 4, "012")))
                ? sign(GenomicText.Format.PLINK, f.length)
                : Optional.empty();
    }

    /** A row of an alignment of genomes: whose it is, where it starts, how long it is, its strand, its source, its bases. */
    private static Optional<GenomicText.Sign> aligned(String[] f) {
        boolean row = f.length == 7
                && f[0].equals("s")
                && GenomicFields.POSITION.matcher(f[2]).matches()
                && GenomicFields.POSITION.matcher(f[3]).matches()
                && (f[4].equals("+") || f[4].equals("-"))
                && ALIGNED.matcher(f[6]).matches();
        return row ? Optional.of(new GenomicText.Sign(GenomicText.Format.SEQUENCE, 2)) : Optional.empty();
    }

    /** A person of a pedigree whose two alleles stand without a blank between. */
    private static Optional<GenomicText.Sign> pairs(String[] f) {
        boolean person = f.length >= 6 + 4
                && SEX.matcher(f[4]).matches()
                && OUTCOME.matcher(f[5]).matches()
                && f[2].equals("0") == f[3].equals("0");
        for (int i = 6; person && i < f.length; i++) {
            person = f[i].length() == 2 && "ACGT0".indexOf(f[i].charAt(0)) >= 0 && "ACGT0".indexOf(f[i].charAt(1)) >= 0;
        }
        return person ? sign(GenomicText.Format.PLINK, f.length) : Optional.empty();
    }

    /** Somebody numbered within a family, with many markers of numbered alleles, both of them known or none. */
    private static Optional<GenomicText.Sign> family(String[] f) {
        boolean people = f.length >= 6 + 2 * FEWEST_MARKERS
                && f.length % 2 == 0
                && SEX.matcher(f[4]).matches()
                && OUTCOME.matcher(f[5]).matches()
                && f[2].equals("0") == f[3].equals("0")
                && GenomicFields.NAME.matcher(f[0]).matches()
                && GenomicFields.POSITION.matcher(f[1]).matches()
                && GenomicFields.areNumbered(f);
        int known = 0;
        for (int i = 6; people && i < f.length; i += 2) {
            people = f[i].equals("0") == f[i + 1].equals("0");
            known += f[i].equals("0") ? 0 : 1;
        }
        return people && known * 4 >= f.length - 6
                ? Optional.of(new GenomicText.Sign(GenomicText.Format.PLINK, 2))
                : Optional.empty();
    }

    private static boolean are(String[] f, int from, String signs) {
        for (int i = from; i < f.length; i++) {
            if (f[i].length() != 1 || signs.indexOf(f[i].charAt(0)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<GenomicText.Sign> sign(GenomicText.Format format, int fields) {
        return Optional.of(new GenomicText.Sign(format, fields >= MANY ? GenomicText.CERTAIN / 2 : 2));
    }
}
