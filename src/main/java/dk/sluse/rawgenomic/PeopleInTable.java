package dk.sluse.rawgenomic;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Genotypes as tables have them that no genome program wrote (R56): a row for each person with two letters for each variant,
 * a row for each person and variant, alleles in a row, dosages, and matrices of noughts, ones and twos. What may be a
 * matrix of another kind, as noughts and ones alone, is never certain.
 */
final class PeopleInTable {

    private static final Pattern GAP = Pattern.compile("[ ]+");
    private static final Pattern GENOTYPE = Pattern.compile("([ACGT])[/|]?([ACGT])");
    private static final Pattern MISSING = Pattern.compile("NA|00|--|0/0|NN|\\.|\\./\\.");
    private static final Pattern CALL = Pattern.compile("AA|AB|BB|NC|NoCall");
    private static final Pattern VARIANT = Pattern.compile("rs\\d{2,}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.\\d+(?:[eE][-+]?\\d+)?|\\d+");
    private static final Pattern DOSAGE = Pattern.compile("[012]|[01]\\.\\d+|2\\.0+");
    private static final Pattern QUOTED = Pattern.compile("[\"']([ACGT])[/|]?([ACGT])[\"']");
    private static final Pattern GENEPOP = Pattern.compile("[^,]{0,60},(?:\\s+(?:\\d{4}|\\d{6})){3,}");
    private static final Pattern COLOURS = Pattern.compile("[ACGT][0-3.]{24,}");
    private static final int MOST_LEADING = 6;
    private static final int FEWEST_CODES = 20;
    private static final int FEWEST_BITS = 40;
    private static final int FEWEST_ROWS = 4;
    private static final int FEWEST_ALLELES = 16;
    private static final int FEWEST_DOSAGES = 12;
    private static final int FEWEST_QUOTED = 20;
    private static final int MOST_VARIANTS = 1000;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 1 << 16;

    private final Map<String, String> called = new HashMap<>();
    private boolean populations;
    private boolean differs;
    private boolean homozygous;
    private boolean heterozygous;
    private int width;
    private int rows;

    /** What the line is a sign of, with those before it. */
    Optional<Sign> row(String line) {
        populations |= line.equalsIgnoreCase("pop");
        if (line.length() < SHORTEST || line.length() > LONGEST) {
            return Optional.empty();
        }
        if (populations && line.indexOf(',') >= 0 && GENEPOP.matcher(line).matches()) {
            return Optional.of(new Sign(Format.GENOTYPES, 2));
        }
        if (line.charAt(line.length() - 1) <= '3' && COLOURS.matcher(line).matches()) {
            return Optional.of(new Sign(Format.SEQUENCE, 2));
        }
        Optional<Sign> bits = bits(line);
        if (bits.isPresent()) {
            return bits;
        }
        char mark = delimiterOf(line);
        if (line.indexOf(mark) < 0) {
            return Optional.empty();
        }
        Optional<Sign> quoted = quoted(line);
        if (quoted.isPresent()) {
            return quoted;
        }
        String last = line.substring(line.lastIndexOf(mark) + 1).strip();
        if (!mayEnd(last)) {
            rows = 0;
            return Optional.empty();
        }
        String[] fields = fields(line, mark);
        return matrix(fields)
                .or(() -> genotypes(fields))
                .or(() -> personAndVariant(fields))
                .or(() -> alleles(fields))
                .or(() -> dosages(fields));
    }

    static char delimiterOf(String line) {
        return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : line.indexOf(',') >= 0 ? ',' : ' ';
    }

    static String[] fields(String line, char mark) {
        String[] fields = mark == ' ' ? GAP.split(line.strip(), -1) : line.split(String.valueOf(mark), -1);
        for (int i = 0; i < fields.length; i++) {
            String field = fields[i].strip();
            boolean quoted = field.length() > 1 && field.charAt(0) == '"' && field.charAt(field.length() - 1) == '"';
            fields[i] = quoted ? field.substring(1, field.length() - 1) : field;
        }
        return fields;
    }

    /** A cheap look at the last field spares most lines the rest. */
    private static boolean mayEnd(String last) {
        if (last.isEmpty() || last.length() > 8) {
            return false;
        }
        char c = last.charAt(0) == '"' && last.length() > 1 ? last.charAt(1) : last.charAt(0);
        return "ACGTBN012.-9r".indexOf(c) >= 0;
    }

    /** Noughts, ones, twos and what is missing, in rows of the same width. */
    private Optional<Sign> matrix(String[] f) {
        int from = f.length;
        int seen = 0;
        while (from > 0 && isCode(f[from - 1])) {
            from--;
            char c = f[from].charAt(0);
            seen |= f[from].length() == 1 && c >= '0' && c <= '2' ? 1 << (c - '0') : 0;
        }
        boolean wide = f.length - from >= ((seen & 4) != 0 ? FEWEST_CODES : FEWEST_BITS);
        return wide && from <= MOST_LEADING && (seen & 3) == 3 ? row(f.length, (seen & 4) != 0) : ended();
    }

    private static boolean isCode(String field) {
        return switch (field.length()) {
            case 1 -> "012.9-".indexOf(field.charAt(0)) >= 0;
            case 2 -> field.equals("NA") || field.equals("-9") || field.equals("-1");
            default -> false;
        };
    }

    private Optional<Sign> ended() {
        rows = 0;
        return Optional.empty();
    }

    /** Noughts and ones without anything between. */
    private Optional<Sign> bits(String line) {
        if (line.length() < FEWEST_BITS || line.charAt(0) > '1') {
            return Optional.empty();
        }
        int seen = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '0' && c != '1') {
                return Optional.empty();
            }
            seen |= 1 << (c - '0');
        }
        return seen == 3 ? row(line.length(), false) : Optional.empty();
    }

    private Optional<Sign> row(int wide, boolean twos) {
        rows = wide == width ? rows + 1 : 1;
        width = wide;
        if (rows < FEWEST_ROWS) {
            return Optional.empty();
        }
        return Optional.of(twos ? new Sign(Format.GENOTYPES, 2) : new Sign(Format.BITS, 2));
    }

    /** Somebody, and for each variant two letters. */
    private Optional<Sign> genotypes(String[] f) {
        int from = f.length;
        int known = 0;
        boolean calls = false;
        while (from > 0 && (isGenotype(f[from - 1]) || isMissing(f[from - 1]) || isCall(f[from - 1]))) {
            from--;
            known += isGenotype(f[from]) ? 1 : 0;
            calls |= f[from].indexOf('B') >= 0;
        }
        boolean named = from > 0 && from <= MOST_LEADING && f.length - from >= 3;
        if (!named || (known < 3 && !calls) || isListOfNames(f, from)) {
            return Optional.empty();
        }
        for (int i = from; i < f.length; i++) {
            note(f[i]);
        }
        return homozygous && (heterozygous || calls) ? Optional.of(new Sign(Format.GENOTYPES, 1)) : Optional.empty();
    }

    /** A variant with the names of its three genotypes, as a table of counts has it. */
    private static boolean isListOfNames(String[] f, int from) {
        return f.length - from == 3
                && !f[from].equals(f[from + 1])
                && !f[from + 1].equals(f[from + 2])
                && !f[from].equals(f[from + 2])
                && VARIANT.matcher(f[0]).matches();
    }

    private void note(String genotype) {
        boolean same = genotype.length() > 1 && genotype.charAt(0) == genotype.charAt(genotype.length() - 1);
        boolean letters = isGenotype(genotype) || isCall(genotype);
        homozygous |= same && letters;
        heterozygous |= !same && letters;
    }

    private static boolean isGenotype(String field) {
        return (field.length() == 2 || field.length() == 3)
                && GENOTYPE.matcher(field).matches();
    }

    private static boolean isMissing(String field) {
        return field.length() <= 3 && MISSING.matcher(field).matches();
    }

    private static boolean isCall(String field) {
        return field.length() <= 6 && CALL.matcher(field).matches();
    }

    /** A row for each person and variant: the same variant comes again with another genotype. */
    private Optional<Sign> personAndVariant(String[] f) {
        if (f.length < 3 || f.length > 4 || !isGenotype(f[f.length - 1])) {
            return Optional.empty();
        }
        String variant = "";
        for (int i = 0; i < f.length - 1; i++) {
            if (VARIANT.matcher(f[i]).matches()) {
                variant = f[i];
            } else if (f[i].indexOf('.') >= 0 && NUMBER.matcher(f[i]).matches()) {
                return Optional.empty();
            }
        }
        if (variant.isEmpty()) {
            return Optional.empty();
        }
        String genotype = f[f.length - 1];
        note(genotype);
        String before = called.size() < MOST_VARIANTS
                ? called.getOrDefault(variant, genotype)
                : called.getOrDefault(variant, "");
        called.putIfAbsent(variant, genotype);
        differs |= !before.isEmpty() && !before.equals(genotype);
        return differs && homozygous ? Optional.of(new Sign(Format.GENOTYPES, 1)) : Optional.empty();
    }

    /** Many single letters behind a name. */
    private static Optional<Sign> alleles(String[] f) {
        int from = f.length;
        int seen = 0;
        while (from > 0 && GenomicFields.isAllele(f[from - 1])) {
            from--;
            seen |= 1 << (f[from].charAt(0) & 31);
        }
        boolean many = from > 0 && from <= MOST_LEADING && f.length - from >= FEWEST_ALLELES;
        return many && Integer.bitCount(seen) >= 2 ? Optional.of(new Sign(Format.GENOTYPES, 2)) : Optional.empty();
    }

    /** A variant with its two alleles, and how many of one of them each person has, often a fraction. */
    private static Optional<Sign> dosages(String[] f) {
        int from = f.length;
        int above = 0;
        int fractions = 0;
        while (from > 0
                && f[from - 1].length() <= 8
                && DOSAGE.matcher(f[from - 1]).matches()) {
            from--;
            above += f[from].charAt(0) >= '1' ? 1 : 0;
            fractions += f[from].length() > 1 ? 1 : 0;
        }
        int people = f.length - from;
        boolean variant = from >= 2
                && from <= MOST_LEADING
                && GenomicFields.isAllele(f[from - 1])
                && GenomicFields.isAllele(f[from - 2]);
        // Of p-values none is above one.
        return variant && people >= FEWEST_DOSAGES && above * 5 >= people && fractions > 0
                ? Optional.of(new Sign(Format.GENOTYPES, 2))
                : Optional.empty();
    }

    /** Many genotypes as strings in one line of code: a list of all pairs of letters has each of them once. */
    private static Optional<Sign> quoted(String line) {
        int closing = line.length() - 1;
        while (closing > 0 && ")]}; ,".indexOf(line.charAt(closing)) >= 0) {
            closing--;
        }
        if (line.length() < 4 * FEWEST_QUOTED || (line.charAt(closing) != '"' && line.charAt(closing) != '\'')) {
            return Optional.empty();
        }
        Map<String, Integer> found = new HashMap<>();
        int all = 0;
        int same = 0;
        for (java.util.regex.Matcher call = QUOTED.matcher(line); call.find(); all++) {
            found.merge(call.group(), 1, Integer::sum);
            same += call.group(1).equals(call.group(2)) ? 1 : 0;
        }
        boolean people = all >= FEWEST_QUOTED && same > 0 && same < all && found.size() * 3 <= all;
        return people ? Optional.of(new Sign(Format.GENOTYPES, GenomicText.CERTAIN)) : Optional.empty();
    }
}
