package dk.sluse.screening;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises raw genomic data written as text, line by line, with blanks or tabs between fields, since documents lose
 * tabs. Aggregated tables of variants, as papers carry them, are no raw data: effects and p-values instead of qualities
 * and genotypes.
 */
final class GenomicText {

    /** What was recognised. */
    enum Format {
        VCF("VCF"),
        SAM("SAM"),
        FASTQ("FASTQ"),
        FASTA("FASTA"),
        SEQUENCE("DNA/RNA"),
        GENOTYPES("genotypes"),
        PLINK("PLINK fam/ped/bim");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A recognised line: certain on its own, or one of several that together are. */
    record Sign(Format format, int weight) {}

    /** The weight at which raw data is certain. */
    static final int CERTAIN = 6;

    private static final Pattern LEAD = Pattern.compile("^(?:[#>*/|%]+\\s+|[\"'\u201c\u201d]|\\[\\d+]\\s+\"?)");
    private static final Pattern VCF_META =
            Pattern.compile("##(?:fileformat=VCF|(?:INFO|FORMAT|FILTER|ALT|contig)=<ID=).*");
    private static final Pattern VCF_HEADING = Pattern.compile("(#?)CHROM\\s+POS\\s+ID\\s+REF\\s+ALT(?:\\s+(\\S+).*)?");
    private static final Pattern SAM_META = Pattern.compile("@(?:HD\\s+VN:|SQ\\s+SN:|RG\\s+ID:|PG\\s+ID:).*");
    private static final Pattern SEQUENCE_LINE = Pattern.compile("[ACGTUNacgtun.]{4,}");
    private static final Pattern INLINE_FASTQ = Pattern.compile("@\\S+(?: \\S+)? ([ACGTN]{8,}) \\+\\S* (\\S{8,})");
    private static final Pattern DIRECT_TO_CONSUMER = Pattern.compile(
            "\"?(?:rs|i)\\d{3,}\"?[\\s,;]+\"?(?:chr)?(?:\\d{1,2}|X|Y|XY|MT?)\"?[\\s,;]+\"?\\d{3,10}\"?[\\s,;]+"
                    + "\"?([ACGTDI0-])\"?[\\s,;]*\"?([ACGTDI0-])?\"?");
    private static final byte[] BASES = table();
    private static final int UNKNOWN_BASE = 1 << "ACGTUN".indexOf('N');

    private final int longestSequence;
    private final Map<Format, Integer> weights = new EnumMap<>(Format.class);
    private String third = "";
    private String second = "";
    private String first = "";
    private int homozygous;

    /** @param longestSequence how many bases in a row a text may have */
    GenomicText(int longestSequence) {
        this.longestSequence = longestSequence;
    }

    /** Looks at one more line; tells what it is a sign of. */
    Optional<Sign> line(String raw) {
        String line = raw.strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String body = isLead(line.charAt(0)) ? withoutLead(line) : line;
        Optional<Sign> sign = body.equals(line) ? look(line) : look(body).or(() -> look(line));
        third = second;
        second = first;
        first = body;
        sign.ifPresent(s -> weights.merge(s.format(), s.weight(), Integer::sum));
        return sign;
    }

    /** Comment marks, quotation marks and what R prints before a line. */
    private static boolean isLead(char start) {
        return "#>*/|%\"'[\u201c\u201d".indexOf(start) >= 0;
    }

    private static String withoutLead(String line) {
        Matcher lead = LEAD.matcher(line);
        return lead.find() && lead.end() < line.length() ? line.substring(lead.end()) : line;
    }

    int weight(Format format) {
        int weight = weights.getOrDefault(format, 0);
        // Alleles of an effect differ; a person's two letters are often the same.
        return format == Format.GENOTYPES && homozygous == 0 ? Math.min(weight, CERTAIN - 1) : weight;
    }

    private Optional<Sign> look(String line) {
        return heading(line).or(() -> reads(line)).or(() -> fields(line)).or(() -> sequence(line));
    }

    private static Optional<Sign> heading(String line) {
        char start = line.charAt(0);
        if (start == '#' && VCF_META.matcher(line).matches()) {
            return sign(Format.VCF, CERTAIN);
        }
        if (start == '@' && SAM_META.matcher(line).matches()) {
            return sign(Format.SAM, CERTAIN);
        }
        if (start == '#' || start == 'C') {
            Matcher heading = VCF_HEADING.matcher(line);
            if (heading.matches()) {
                String next = heading.group(2);
                boolean marked = !heading.group(1).isEmpty();
                // PLINK's association results begin alike, and go on with the tested allele.
                return "QUAL".equals(next) || (marked && next == null) ? sign(Format.VCF, CERTAIN) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Sign> reads(String line) {
        boolean four = third.startsWith("@")
                && first.startsWith("+")
                && SEQUENCE_LINE.matcher(second).matches()
                && isQuality(line, second.length());
        if (four) {
            return sign(Format.FASTQ, CERTAIN);
        }
        if (first.startsWith(">") && line.length() >= longestSequence && bases(line) == line.length()) {
            return sign(Format.FASTA, CERTAIN);
        }
        if (line.charAt(0) == '@') {
            Matcher inline = INLINE_FASTQ.matcher(line);
            return inline.find() ? sign(Format.FASTQ, CERTAIN) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Word processors change a character here and there. */
    private static boolean isQuality(String line, int bases) {
        return line.indexOf(' ') < 0 && Math.abs(line.length() - bases) <= bases / 10;
    }

    private Optional<Sign> fields(String line) {
        char start = line.charAt(0);
        if ((start == 'r' || start == 'i' || start == '"') && line.length() < 80) {
            Matcher genotype = DIRECT_TO_CONSUMER.matcher(line);
            if (genotype.matches()) {
                boolean two = genotype.group(2) != null;
                homozygous += two && genotype.group(1).equals(genotype.group(2)) ? 1 : 0;
                return sign(Format.GENOTYPES, two ? 2 : 1);
            }
        }
        return GenomicFields.of(line);
    }

    private Optional<Sign> sequence(String line) {
        int longest = longestRun(line);
        if (longest < longestSequence) {
            return Optional.empty();
        }
        return sign(Format.SEQUENCE, longest >= 2 * longestSequence ? CERTAIN : 2);
    }

    private int longestRun(String line) {
        if (line.length() < longestSequence) {
            return 0;
        }
        int longest = 0;
        int run = 0;
        int letters = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int base = c < BASES.length ? BASES[c] : 0;
            if (base != 0) {
                run++;
                letters |= base;
            } else if (run != 0) {
                longest = isVaried(letters) ? Math.max(longest, run) : longest;
                run = 0;
                letters = 0;
            }
        }
        return isVaried(letters) ? Math.max(longest, run) : longest;
    }

    /** Three different bases at least: runs of one letter are rulers, and two alternate in words and codes. */
    private static boolean isVaried(int letters) {
        return Integer.bitCount(letters & ~UNKNOWN_BASE) >= 3;
    }

    private static byte[] table() {
        byte[] table = new byte[128];
        String letters = "ACGTUN";
        for (int i = 0; i < letters.length(); i++) {
            table[letters.charAt(i)] = (byte) (1 << i);
            table[Character.toLowerCase(letters.charAt(i))] = (byte) (1 << i);
        }
        return table;
    }

    private static int bases(String line) {
        int bases = 0;
        for (int i = 0; i < line.length(); i++) {
            bases += "ACGTUNacgtun".indexOf(line.charAt(i)) >= 0 ? 1 : 0;
        }
        return bases;
    }

    private static Optional<Sign> sign(Format format, int weight) {
        return Optional.of(new Sign(format, weight));
    }
}
