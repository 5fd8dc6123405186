package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers above which columns, and behind which words, numbers are persons', and where they are explained otherwise. */
final class ColumnHeadings {

    private static final Pattern WORD = Pattern.compile(
            "(?i)(?<![a-zæøåäö])(?:e?cpr(?:[-_. ]?(?:nr|no|nummer|number|id))?"
                    + "|person[-_ ]?(?:nr|nummer|number)|pnr|fnr|f(?:ø|oe|o)dsels(?:nr|nummer)|d-?nummer|samordningsnummer"
                    + "|henkil(?:ö|o)tunnus|hetu|kennitala|civil registration|personal (?:identity|identification) (?:code|number))"
                    + "(?![a-zæøåäö])|(?i)civilregistration(?:identifier|number)|1\\.2\\.208\\.176\\.1\\.2(?![.\\d])|PNA\\+PAT\\+");
    private static final Pattern EXPLAINED = Pattern.compile(
            "(?i)(?<![a-z])(?:pos|position|bp|start|end|stop|chromstart|chromend|time|timestamp|epoch|unix|ts|seed|tel|tlf|phone|telefon|mobil|isbn|issn|doi|pmid|pmcid|length|size|bytes|bases|reads|cvr|ean|p-?nummer|grant|nct|jobid|pid)(?![a-z])[^a-z]{0,6}$");
    /** What messages of health services write behind a number to say whose it is. */
    private static final Pattern NAMED_AFTER = Pattern.compile(
            "(?i)^(?:\\^{1,4}|[\"']?,?\\s*[\"']?(?:root|system|type)[\"']?\\s*[=:]\\s*[\"'](?:urn:oid:)?)(?:CPR\\b|1\\.2\\.208\\.176\\.1\\.2\\b)");

    /** The register of persons, as messages of health services name it on a line of its own. */
    private static final Pattern SYSTEM = Pattern.compile("(?<![.\\d])1\\.2\\.208\\.176\\.1\\.2(?![.\\d])");

    private static final String SYSTEM_BEGINS = "1.2.208.176.1.2";
    /** A message's next line is the number, or says what use it is of. */
    private static final int LINES_OF_SYSTEM = 2;

    private static final int LONGEST_HEADING = 60;
    private static final int CONTEXT = 40;

    private final Map<TextColumn, Boolean> headings = new HashMap<>();
    private int partOfSystem = -1;
    private int rowOfSystem;

    /** How the words may begin. */
    static List<String> words() {
        return List.of(
                "cpr",
                "pnr",
                "fnr",
                "personn",
                "person-n",
                "person_n",
                "person n",
                "dselsn",
                "d-nummer",
                "dnummer",
                "samordningsnummer",
                "henkil",
                "hetu",
                "kennitala",
                "civil reg",
                "civilreg",
                "1.2.208.176.1.2",
                "pna+pat",
                "personal ident");
    }

    /** Whether the number that begins here is named a person's. */
    boolean names(TextColumn column, String text, int start) {
        return Boolean.TRUE.equals(headings.get(column))
                || WORD.matcher(before(text, start)).find();
    }

    /** Whether a line just above says of which register the next number is. */
    boolean namesSystem(Passage passage) {
        int below = passage.row() - rowOfSystem;
        return passage.kind() == Passage.Kind.LINE
                && passage.part().id() == partOfSystem
                && below > 0
                && below <= LINES_OF_SYSTEM;
    }

    /** Whether what follows the number says that it is a person's. */
    static boolean namedAfter(String text, int end) {
        return end < text.length()
                && NAMED_AFTER
                        .matcher(text.substring(end, Math.min(text.length(), end + CONTEXT)))
                        .find();
    }

    /** Whether the word before the number says that it is something else. */
    static boolean explains(String text, int start) {
        return EXPLAINED.matcher(before(text, start)).find();
    }

    boolean named(TextColumn column) {
        return Boolean.TRUE.equals(headings.get(column));
    }

    boolean explained(TextColumn column) {
        return Boolean.FALSE.equals(headings.get(column));
    }

    /** Remembers what a passage says of the column below it, or of its fields' columns. */
    void look(Passage passage, String text) {
        if (passage.kind() == Passage.Kind.CELL) {
            if (text.length() <= LONGEST_HEADING && !text.isEmpty() && Character.isLetter(text.charAt(0))) {
                heading(TextColumn.of(passage, text, 0), text);
            }
        } else if (passage.kind() == Passage.Kind.LINE) {
            if (text.contains(SYSTEM_BEGINS) && SYSTEM.matcher(text).find()) {
                partOfSystem = passage.part().id();
                rowOfSystem = passage.row();
            }
            if (mayName(text)) {
                for (Matcher word = WORD.matcher(text); word.find(); ) {
                    headings.put(TextColumn.of(passage, text, word.start()), true);
                }
            }
            if (passage.row() <= 3 && text.indexOf('\t') > 0 && text.length() < 4000) {
                fields(passage, text);
            }
        }
    }

    /** The first line of a table names what its numbers are. */
    private void fields(Passage passage, String text) {
        int start = 0;
        for (String field : text.split("\t", -1)) {
            if (!field.isEmpty()
                    && Character.isLetter(field.charAt(0))
                    && EXPLAINED.matcher(field).find()) {
                headings.putIfAbsent(TextColumn.of(passage, text, start), false);
            }
            start += field.length() + 1;
        }
    }

    private void heading(TextColumn column, String text) {
        if (WORD.matcher(text).find()) {
            headings.put(column, true);
        } else if (EXPLAINED.matcher(text).find()) {
            headings.putIfAbsent(column, false);
        }
    }

    private static String before(String text, int start) {
        return text.substring(Math.max(0, start - CONTEXT), start);
    }

    /** A cheap look: each of the words begins with one of a few syllables. */
    private static boolean mayName(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            int first = text.charAt(i) | 0x20;
            if (first < 'c' || first > 's') {
                continue;
            }
            int second = text.charAt(i + 1) | 0x20;
            int third = text.charAt(i + 2) | 0x20;
            boolean begins =
                    switch (first) {
                        case 'p' -> (second == 'e' && third == 'r') || (second == 'n' && third == 'r');
                        case 'c' -> (second == 'p' && third == 'r') || (second == 'i' && third == 'v');
                        case 'f' ->
                            (second == 'n' && third == 'r')
                                    || (second == 'o' && (third == 'd' || third == 'e'))
                                    || second == '\u00f8';
                        case 'd' -> second == '-' || (second == 'n' && third == 'u');
                        case 's' -> text.regionMatches(true, i, "samord", 0, 6);
                        case 'h' -> second == 'e' && (third == 'n' || third == 't');
                        case 'k' -> second == 'e' && third == 'n';
                        default -> false;
                    };
            if (begins) {
                return true;
            }
        }
        return false;
    }
}
