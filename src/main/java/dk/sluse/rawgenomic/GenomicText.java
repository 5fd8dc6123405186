package dk.sluse.rawgenomic;

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
public final class GenomicText {

    /** What was recognised. */
    public enum Format {
        VCF("VCF"),
        SAM("SAM"),
        FASTQ("FASTQ"),
        FASTA("FASTA"),
        SEQUENCE("DNA/RNA"),
        GENOTYPES("genotypes"),
        PLINK("PLINK fam/ped/bim"),
        OXFORD("Oxford gen/sample"),
        HAPMAP("HapMap"),
        MAF("MAF"),
        PILEUP("pileup"),
        ARRAY("genotyping array"),
        EXPRESSION("reads per gene and sample"),
        NANOPORE("Nanopore signals"),
        HLA("HLA types"),
        STR("STR profiles"),
        BITS("rows of 0 and 1"),
        COPY_NUMBERS("copy numbers of a sample");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A recognised line: certain on its own, or one of several that together are. */
    public record Sign(Format format, int weight) {}

    /** The weight at which raw data is certain. */
    public static final int CERTAIN = 6;

    private static final Pattern LEAD = Pattern.compile("^(?:[#>*/|%]+\\s+|[\"'\u201c\u201d]|\\[\\d+]\\s+\"?)");
    private static final Pattern SEQUENCE_LINE = Pattern.compile("[ACGTUNacgtun.]{4,}");
    private static final Pattern ESCAPED_END = Pattern.compile("(?:\\\\r)?\\\\n");
    private static final Pattern BEGUN_ROW =
            Pattern.compile("(?:chr)?(?:\\d{1,2}|X|Y|MT?) +\\d{3,10} |rs\\d{3,} +\\S{1,5} +\\d{3,}$");
    private static final int LONGEST_WRAPPED = 2000;
    private static final int LONGEST_SEPARATED = 1 << 14;
    private static final int FEWEST_FIELDS = 6;
    private static final int SHORTEST_HEADLESS = 20;
    private static final int SHORTEST_INLINE = 8;
    private static final int MOST_WORDS = 4000;

    private final GenomicSequence sequence;
    private final Genotypes genotypes = new Genotypes();
    private final ReadLines read = new ReadLines();
    private final PeopleInTable people = new PeopleInTable();
    private final TypedPeople typed = new TypedPeople();
    private final BasesInColumn below = new BasesInColumn();
    private String row = "";
    private boolean record;
    private final Map<Format, Integer> weights = new EnumMap<>(Format.class);
    private String third = "";
    private String second = "";
    private String first = "";
    private String sequenced = "";

    /** @param longestSequence how many bases in a row a text may have */
    public GenomicText(int longestSequence) {
        this.sequence = new GenomicSequence(longestSequence);
    }

    /** Looks at one more line; tells what it is a sign of. */
    public Optional<Sign> line(String raw) {
        String line = raw.replace("\ufeff", "").strip();
        sequenced = "";
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.contains("\\t")) {
            // What is not written with tabs stands in the line itself.
            Optional<Sign> plain = look(line);
            plain.ifPresent(s -> weights.merge(s.format(), s.weight(), Integer::sum));
            Optional<Sign> written = escaped(line);
            return plain.or(() -> written);
        }
        String body = isLead(line.charAt(0)) ? withoutLead(line) : line;
        boolean ends = read.ends(body);
        Optional<Sign> looked = body.equals(line) ? look(line) : look(body).or(() -> look(line));
        Optional<Sign> known = looked.isEmpty() && ends ? sign(Format.FASTQ, CERTAIN) : looked;
        Optional<Sign> turned = read.turns() ? sign(Format.FASTQ, 2) : Optional.empty();
        Optional<Sign> column = below.ends(body) ? sign(Format.SEQUENCE, CERTAIN) : Optional.empty();
        Optional<Sign> sign = known.or(() -> turned).or(() -> wrapped(body)).or(() -> column);
        row = sign.isEmpty() && BEGUN_ROW.matcher(body).lookingAt() ? body : "";
        record = body.startsWith(">")
                || line.startsWith(">")
                || (record && GenomicSequence.bases(body) == body.length());
        third = second;
        second = first;
        first = body;
        sign.ifPresent(s -> weights.merge(s.format(), s.weight(), Integer::sum));
        return sign;
    }

    /** A row that a page broke in two. */
    private Optional<Sign> wrapped(String line) {
        String whole = row + " " + line;
        return row.isEmpty() || whole.length() > LONGEST_WRAPPED
                ? Optional.empty()
                : genotypes.row(whole).or(() -> GenomicFields.of(whole));
    }

    /** Tabs and line ends as a string in a script or in JSON has them. */
    private Optional<Sign> escaped(String line) {
        Optional<Sign> found = Optional.empty();
        for (String piece : ESCAPED_END.split(line.replace("\\t", "\t"), -1)) {
            Optional<Sign> sign = line(withinQuotes(piece));
            found = found.or(() -> sign);
        }
        return found;
    }

    private static String withinQuotes(String piece) {
        int tab = piece.indexOf('\t');
        return tab < 0
                ? piece
                : piece.substring(1 + Math.max(piece.lastIndexOf('"', tab), piece.lastIndexOf('\'', tab)));
    }

    /** Comment marks, quotation marks and what R prints before a line. */
    private static boolean isLead(char start) {
        return "#>*/|%\"'[\u201c\u201d".indexOf(start) >= 0;
    }

    private static String withoutLead(String line) {
        Matcher lead = LEAD.matcher(line);
        return lead.find() && lead.end() < line.length() ? line.substring(lead.end()) : line;
    }

    public int weight(Format format) {
        int weight = weights.getOrDefault(format, 0);
        if (format == Format.EXPRESSION
                || format == Format.STR
                || format == Format.BITS
                || format == Format.COPY_NUMBERS) {
            return Math.min(weight, CERTAIN - 1);
        }
        return format == Format.GENOTYPES ? genotypes.weighed(weight) : weight;
    }

    private Optional<Sign> look(String line) {
        return GenomicHeadings.of(line)
                .or(() -> reads(line))
                .or(() -> genotypes.row(line))
                .or(() -> GenomicFields.of(line))
                .or(() -> separated(line))
                .or(() -> sequence(line))
                .or(() -> genotypes.calls(line))
                .or(() -> genotypes.coded(line))
                .or(() -> people.row(line))
                .or(() -> typed.row(line));
    }

    /** Fields with commas or semicolons between, perhaps quoted, as spreadsheets and statistics programs write them. */
    private static Optional<Sign> separated(String line) {
        int comma = line.indexOf(',');
        int semicolon = line.indexOf(';');
        if ((comma < 0 && semicolon < 0) || line.indexOf('\t') >= 0) {
            return Optional.empty();
        }
        String mark = comma < 0 || (semicolon >= 0 && semicolon < comma) ? ";" : ",";
        String[] fields = beginning(line, mark).split(mark, -1);
        if (fields.length < FEWEST_FIELDS) {
            return Optional.empty();
        }
        StringBuilder tabs = new StringBuilder(line.length());
        for (String field : fields) {
            tabs.append(tabs.isEmpty() ? "" : "\t").append(bare(field));
        }
        if (tabs.isEmpty()) {
            return Optional.empty();
        }
        return GenomicHeadings.of(tabs.toString()).or(() -> GenomicFields.of(tabs.toString()));
    }

    /** Of a cohort's long line its first fields, an even number of them, since alleles come in pairs. */
    private static String beginning(String line, String mark) {
        if (line.length() <= LONGEST_SEPARATED) {
            return line;
        }
        int end = line.lastIndexOf(mark, LONGEST_SEPARATED);
        String begun = end < 0 ? "" : line.substring(0, end);
        boolean odd = begun.chars().filter(c -> c == mark.charAt(0)).count() % 2 == 0;
        return odd ? begun.substring(0, Math.max(0, begun.lastIndexOf(mark))) : begun;
    }

    private static String bare(String field) {
        String stripped = field.strip();
        boolean quoted = stripped.length() > 1
                && "\"'".indexOf(stripped.charAt(0)) >= 0
                && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private Optional<Sign> reads(String line) {
        if (first.startsWith("+")
                && SEQUENCE_LINE.matcher(second).matches()
                && isQuality(line, second.length())
                && (third.indexOf('@') >= 0 || second.length() >= SHORTEST_HEADLESS)) {
            return sign(Format.FASTQ, CERTAIN);
        }
        return line.indexOf(" +") > 0 && inOneLine(line) ? sign(Format.FASTQ, CERTAIN) : Optional.empty();
    }

    /** Word processors change a character here and there. */
    private static boolean isQuality(String line, int bases) {
        return line.indexOf(' ') < 0 && Math.abs(line.length() - bases) <= bases / 10;
    }

    /** What joins a document's lines by blanks joins a record's, too: bases, a plus, and a word as long as the bases. */
    private static boolean inOneLine(String line) {
        String[] words = line.split("\\s+", MOST_WORDS);
        boolean named = line.indexOf('@') >= 0;
        for (int i = 0; i + 2 < words.length; i++) {
            int bases = words[i].length();
            boolean read = bases >= (named ? SHORTEST_INLINE : SHORTEST_HEADLESS)
                    && words[i + 1].startsWith("+")
                    && SEQUENCE_LINE.matcher(words[i]).matches();
            for (int j = i + 2; read && j < Math.min(words.length, i + 7); j++) {
                if (Math.abs(words[j].length() - bases) <= bases / 10) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Sign> sequence(String line) {
        String bases = literal(line);
        if (bases.equals(sequenced)) {
            // The same line, with what stands before it.
            return Optional.empty();
        }
        sequenced = bases.length() < line.length() ? bases : "";
        int weight = sequence.weight(bases, record);
        return weight == 0 ? Optional.empty() : sign(record ? Format.FASTA : Format.SEQUENCE, weight);
    }

    /** Of code that adds a sequence up from strings, the bases of the last string in the line. */
    private static String literal(String line) {
        int end = line.length();
        while (end > 0 && "\"',()+;\\] ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = line.lastIndexOf('"', end - 1);
        start = start < 0 ? line.lastIndexOf('\'', end - 1) : start;
        boolean quoted = end < line.length() && end - start > SHORTEST_HEADLESS;
        String inner = quoted ? line.substring(start + 1, end) : line;
        return quoted && GenomicSequence.bases(inner) == inner.length() ? inner : line;
    }

    private static Optional<Sign> sign(Format format, int weight) {
        return Optional.of(new Sign(format, weight));
    }
}
