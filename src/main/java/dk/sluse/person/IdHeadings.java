package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns headed {@code patientID}, {@code participant_id} and their like, with enough different values below (R61). */
public final class IdHeadings {

    private record Key(int part, String where, int column) {}

    private static final class Column {
        private final String place;
        private final Set<String> values = new HashSet<>();

        Column(String place) {
            this.place = place;
        }
    }

    private static final Pattern HEADING = Pattern.compile(
            "(?i)\\W*(?:patient|participant|subject|person|proband|individ|deltager|fors(?:ø|oe)gsperson|donor|sample[_ ]?donor)"
                    + "[-_ .]?(?:id|nr|no|nummer|number|key|identifier)s?\\W*");
    private static final Pattern ID = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d_.:-]{1,39}");
    private static final String[] STEMS = {
        "pati", "part", "subj", "pers", "prob", "indi", "delt", "fors", "dono", "samp"
    };
    private static final int ENOUGH = 50;

    private final int fewest;
    private final Map<Key, Column> columns = new HashMap<>();
    private final List<Column> inOrder = new ArrayList<>();
    private int headedPart = -1;
    private char delimiter;
    private List<Integer> headedFields = List.of();
    private int width;

    public IdHeadings(int fewest) {
        this.fewest = fewest;
    }

    /** How such a heading may begin. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (String person : new String[] {
            "patient", "participant", "subject", "person", "proband", "individ", "deltager", "donor", "forsogsperson"
        }) {
            for (String joint : new String[] {"", "-", "_", " ", "."}) {
                for (String id : new String[] {"id", "nr", "no", "num", "key"}) {
                    words.add(person + joint + id);
                }
            }
        }
        words.add("forsøgsperson");
        words.add("forsoegsperson");
        return words;
    }

    public void look(Passage passage) {
        if (passage.isCell()) {
            value(new Key(passage.part().id(), passage.where(), passage.column()), passage, passage.text());
        } else if (passage.kind() == Passage.Kind.LINE) {
            line(passage);
        }
    }

    public List<String> places() {
        return inOrder.stream()
                .filter(column -> column.values.size() >= fewest)
                .map(column -> column.place)
                .toList();
    }

    private void line(Passage passage) {
        String text = passage.text();
        if (headedPart == passage.part().id()) {
            String[] fields = fields(text, delimiter);
            if (delimiter == ' ' && fields.length != width) {
                headedPart = -1;
                return;
            }
            for (int field : headedFields) {
                if (field < fields.length) {
                    value(new Key(passage.part().id(), "", -1 - field), passage, fields[field]);
                }
            }
        }
        if (text.length() < 10_000 && mentionsPerson(text)) {
            headings(passage, text);
        }
    }

    /** A cheap look: the first letters of the words that head such columns. */
    private static boolean mentionsPerson(String text) {
        for (int i = 0; i + 3 < text.length(); i++) {
            int c = text.charAt(i) | 0x20;
            boolean first = c == 'p' || c == 's' || c == 'd' || c == 'i' || c == 'f';
            if (first && (i == 0 || !Character.isLetter(text.charAt(i - 1)))) {
                int second = text.charAt(i + 1) | 0x20;
                if ("aeunor".indexOf(second) < 0) {
                    continue;
                }
                for (String stem : STEMS) {
                    if (text.regionMatches(true, i, stem, 0, stem.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void headings(Passage passage, String text) {
        for (char candidate : new char[] {'\t', ';', '|', ',', ' '}) {
            if (text.indexOf(candidate) < 0) {
                continue;
            }
            List<Integer> fields = new ArrayList<>();
            String[] names = fields(text, candidate);
            for (int i = 0; i < names.length; i++) {
                if (HEADING.matcher(names[i]).matches()) {
                    fields.add(i);
                    value(new Key(passage.part().id(), "", -1 - i), passage, names[i]);
                }
            }
            if (!fields.isEmpty()) {
                headedPart = passage.part().id();
                delimiter = candidate;
                headedFields = fields;
                width = names.length;
            }
            return;
        }
    }

    /** A commented line is a line of a table all the same. */
    private static String[] fields(String text, char delimiter) {
        String line = text.strip();
        if (line.startsWith("#") || line.startsWith("//")) {
            line = line.replaceFirst("^[#/]+\\s*", "");
        }
        return TextColumn.fields(line, delimiter, -1);
    }

    private void value(Key key, Passage passage, String text) {
        Column column = columns.get(key);
        if (column == null) {
            boolean mayHead = text.length() <= 40 && passage.kind() != Passage.Kind.NUMBER;
            if (mayHead && HEADING.matcher(text).matches()) {
                Column headed = new Column(passage.place());
                columns.put(key, headed);
                inOrder.add(headed);
            }
        } else if (column.values.size() < ENOUGH && ID.matcher(text.strip()).matches()) {
            column.values.add(text.strip());
        }
    }
}
