package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * People that a log lists without having been asked to at a prompt (R58, R59): the structure of a data frame with its first
 * values, more rows than were printed, records as JSON, lines that name a person and say something of it.
 */
final class PrintedRecords {

    private static final Pattern STRUCTURE = Pattern.compile(
            ".*(?:\\d+ obs\\. of +\\d+ variables?:.*|more rows?(?:[,:] .*)?|\\$ [\\w.]+ +<(?:int|dbl|chr|fct|date|lgl)> +\\S+, .*)");
    private static final Pattern RECORD = Pattern.compile("\\{\\s*([\"'][^{}\\[\\]]{10,400})}");
    private static final Pattern KEY = Pattern.compile("[\"']([\\w. -]{1,40})[\"']\\s*:");
    private static final Pattern TRAIT = Pattern.compile(
            "(?i).*\\b(?:age|alder|sex|gender|koen|køn|bmi|dob|birth\\w*|cpr|pnr|diagnos\\w*|weight|height|patient\\w*|participant\\w*)\\b.*");
    private static final Pattern PERSON = Pattern.compile(
            "(?i).*\\b(?:patient|subject|participant|deltager|person)[ _#:=-]{0,3}(?:id[ =:]{0,2})?[A-Z]{0,4}-?\\d+\\b.*\\b(?:age|alder|sex|gender|køn|bmi|dob|diagnos\\w*)\\s?[=:]\\s?\\S.*");
    private static final Pattern KEY_LINE = Pattern.compile(
            "(?i)\\s*\"((?:age|alder|sex|gender|koen|køn|bmi|dob|birth\\w*|diagnos\\w*|weight|height|dead|death|event|smok\\w*|patient\\w*|participant\\w*|record_id|id)(?:_\\w{1,20})?)\"\\s*:\\s*(?:\\d{1,6}(?:\\.\\d)?|\"[^\"]{1,40}\"|true|false|null)\\s*,?\\s*");
    private static final Pattern COLUMN = Pattern.compile(
            "(?i)\"(?:age|alder|sex|gender|koen|køn|bmi|dob|birth\\w*|diagnos\\w*|weight|height|id|dead|event)\"\\s*:\\s*\\{\"0\"\\s*:[^,{}]{1,40},\\s*\"1\"\\s*:[^,{}]{1,40},\\s*\"2\"\\s*:[^,{}]{1,40},\\s*\"3\"\\s*:[^,{}]{1,40},\\s*\"4\"\\s*:");
    private static final int FEWEST_LINES = 5;
    private static final int FEWEST = 3;
    private static final int FEWEST_KEYS = 3;
    private static final int LONGEST_LINE = 20_000;
    private static final int MOST = 10;
    private static final int MOST_SHAPES = 1000;

    private record Seen(String place, int count) {}

    private final Map<String, Seen> keys = new HashMap<>();
    private final PrintedTuples rows = new PrintedTuples();
    private final Map<String, Seen> shapes = new HashMap<>();
    private final List<String> places = new ArrayList<>();

    void look(Passage passage) {
        String text = passage.text();
        if (passage.kind() != Passage.Kind.LINE || places.size() >= MOST) {
            return;
        }
        if (text.length() < 300
                && (text.contains("obs. of") || text.contains("more row") || text.contains("$ "))
                && STRUCTURE.matcher(text).matches()) {
            count("structure of " + passage.part().id(), passage, text.contains("$ ") ? 2 : FEWEST);
        }
        if (text.contains("{\"") || text.contains("{ \"") || text.contains("{'")) {
            records(passage, text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text);
        }
        if (text.length() < 200 && text.indexOf('"') >= 0) {
            keyLine(passage, text);
        }
        rows.look(passage);
        if (text.contains("\"0\"") && COLUMN.matcher(text).find()) {
            count("column of " + passage.part().id(), passage, FEWEST);
        }
        if (text.length() < 1000 && PERSON.matcher(text).matches()) {
            count("person", passage, 1);
        }
    }

    /** A key of a record on a line of its own: something known of a person, again and again. */
    private void keyLine(Passage passage, String text) {
        Matcher key = KEY_LINE.matcher(text);
        if (key.matches()) {
            String name = passage.part().id() + key.group(1);
            Seen before = keys.getOrDefault(name, new Seen(passage.place(), 0));
            if (keys.size() < MOST_SHAPES || before.count() > 0) {
                keys.put(name, new Seen(before.place(), before.count() + 1));
            }
            if (before.count() + 1 == FEWEST_LINES
                    && keys.values().stream()
                                    .filter(seen -> seen.count() >= FEWEST_LINES - 1)
                                    .count()
                            >= 2) {
                count("keys of " + passage.part().id(), passage, FEWEST);
            }
        }
    }

    private void records(Passage passage, String text) {
        for (Matcher record = RECORD.matcher(text); record.find(); ) {
            StringBuilder shape = new StringBuilder();
            int keys = 0;
            for (Matcher key = KEY.matcher(record.group(1)); key.find(); keys++) {
                shape.append(key.group(1)).append(' ');
            }
            if (keys >= FEWEST_KEYS && TRAIT.matcher(shape).matches()) {
                count(shape.toString(), passage, 1);
            }
        }
    }

    /** The third of a kind is a list. */
    private void count(String shape, Passage passage, int weight) {
        if (shapes.size() >= MOST_SHAPES && !shapes.containsKey(shape)) {
            return;
        }
        Seen before = shapes.getOrDefault(shape, new Seen(passage.place(), 0));
        Seen now = new Seen(before.place(), before.count() + weight);
        shapes.put(shape, now);
        if (before.count() < FEWEST && now.count() >= FEWEST) {
            places.add(now.place());
        }
    }

    List<Finding> findings() {
        return Findings.held(
                Stream.concat(places.stream(), rows.places().stream()).toList(),
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Her begynder en liste over personer, eller de første værdier af deres data. Fjern udskriften.",
                        "A list of people begins here, or the first values of their data. Take what was printed out."));
    }
}
