package dk.sluse.rawgenomic;

import dk.sluse.rawgenomic.GenomicText.Format;
import dk.sluse.rawgenomic.GenomicText.Sign;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of people that tell them apart as their genome does (R56): alleles of HLA, two of a locus in a row of nothing else, and
 * profiles of short tandem repeats (STR). A text that names alleles, and frequencies of them, are none.
 */
final class TypedPeople {

    private static final Pattern ALLELE =
            Pattern.compile("(?:HLA-)?(?:A|B|C|DRB[1345]|DQ[AB]1|DP[AB]1)\\*\\d{2,3}(?::\\d{2,3}){0,3}[NLSQ]?");
    private static final Pattern ALLELES =
            Pattern.compile("(?:HLA-)?([A-Z]{1,4}\\d?)\\*(\\d{2,3}(?::\\d{2,3}){0,3})[NLSQ]?(?:[+^~/|](?=[A-Z\\d])|$)");
    private static final Pattern PAIR = Pattern.compile("\\d{2}:\\d{2,3}[/|+]\\d{2}:\\d{2,3}");
    private static final Pattern BARE = Pattern.compile("\\d{2}:\\d{2,3}(?::\\d{2})?[A-Z]?");
    private static final Pattern HLA_HEADING =
            Pattern.compile("(?:HLA[-_. ]?)?(?:A|B|C|DRB1|DQB1|DQA1|DPB1)[-_. ]?[12]");
    private static final Pattern LOCUS = Pattern.compile(
            "(?i)(?:D(?:\\d{1,2}|X|Y)S\\d{2,4}|TH01|vWA|TPOX|CSF1PO|FGA|SE33|Penta ?[DE])(?:[-_. ][12AB])?:?");
    private static final Pattern REPEATS = Pattern.compile("(\\d{1,2})(?:\\.[1-3])?");
    private static final Pattern REPEATS_PAIR =
            Pattern.compile("\\d{1,2}(?:\\.[1-3])?(?:[,/;|]|, )\\d{1,2}(?:\\.[1-3])?");
    private static final int FEWEST = 3;
    private static final int LONGEST = 4000;
    private static final Pattern COMMA = Pattern.compile(", (?=\\d)");

    private boolean hla;
    private boolean repeats;

    /** What the line is a sign of, with the headings before it. */
    Optional<Sign> row(String line) {
        if (line.length() > LONGEST || line.length() < 6) {
            return Optional.empty();
        }
        boolean colon = line.indexOf(':') >= 0;
        boolean digits = line.charAt(line.length() - 1) <= '9';
        char mark = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ' ';
        if (line.indexOf(mark) < 0 && line.indexOf(',') < 0) {
            return Optional.empty();
        }
        String[] f = PeopleInTable.fields(
                mark == ' ' ? COMMA.matcher(line).replaceAll(",") : line, line.indexOf(mark) < 0 ? ',' : mark);
        if (f.length < 2) {
            return Optional.empty();
        }
        headings(f);
        return colon
                ? alleles(f).or(() -> digits ? profile(f) : Optional.empty())
                : digits ? profile(f) : Optional.empty();
    }

    private void headings(String[] f) {
        int alleles = 0;
        int loci = 0;
        for (int i = 1; i < f.length; i++) {
            if (!f[i].isEmpty() && f[i].charAt(0) >= 'A') {
                alleles += f[i].length() <= 10 && HLA_HEADING.matcher(f[i]).matches() ? 1 : 0;
                loci += f[i].length() <= 12 && LOCUS.matcher(f[i]).matches() ? 1 : 0;
            }
        }
        if (alleles >= FEWEST) {
            hla = true;
        }
        repeats |= loci >= FEWEST;
    }

    /** Somebody, and then nothing but alleles. */
    private Optional<Sign> alleles(String[] f) {
        Set<String> loci = new HashSet<>();
        int all = 0;
        int pairs = 0;
        int bare = 0;
        boolean twice = false;
        for (int i = 1; i < f.length; i++) {
            if (PAIR.matcher(f[i]).matches()) {
                pairs++;
            } else if (BARE.matcher(f[i]).matches()) {
                bare++;
            } else if (f[i].indexOf('*') > 0 && ALLELE.matcher(f[i]).lookingAt()) {
                int before = all;
                for (Matcher allele = ALLELES.matcher(f[i]); allele.find(); all++) {
                    twice |= !loci.add(allele.group(1));
                }
                if (all == before) {
                    return Optional.empty();
                }
            } else if (!f[i].isEmpty() && !f[i].equals("NA") && !f[i].equals("-")) {
                return Optional.empty();
            }
        }
        boolean typed = (all >= FEWEST && twice) || pairs >= 2 || (hla && bare >= FEWEST);
        return typed ? Optional.of(new Sign(Format.HLA, 2)) : Optional.empty();
    }

    /** A locus and two numbers of repeats, or somebody and two for each locus of the heading. */
    private Optional<Sign> profile(String[] f) {
        for (int i = 0; i < Math.min(2, f.length - 1); i++) {
            boolean rest = f.length - i == 2
                    ? isPair(f[i + 1])
                    : f.length - i == 3 && isRepeat(f[i + 1]) && isRepeat(f[i + 2]);
            if (rest && LOCUS.matcher(f[i]).matches()) {
                return Optional.of(new Sign(Format.STR, 1));
            }
        }
        if (!repeats) {
            return Optional.empty();
        }
        int pairs = 0;
        int single = 0;
        for (int i = 1; i < f.length; i++) {
            pairs += isPair(f[i]) ? 1 : 0;
            single += isRepeat(f[i]) ? 1 : 0;
        }
        boolean person = pairs >= FEWEST || (single >= 2 * FEWEST && single == f.length - 1 && single % 2 == 0);
        return person ? Optional.of(new Sign(Format.STR, 1)) : Optional.empty();
    }

    private static boolean isPair(String field) {
        return field.length() <= 10 && REPEATS_PAIR.matcher(field).matches();
    }

    private static boolean isRepeat(String field) {
        Matcher repeat = REPEATS.matcher(field);
        return field.length() <= 4 && repeat.matches() && Integer.parseInt(repeat.group(1)) >= 4;
    }
}
