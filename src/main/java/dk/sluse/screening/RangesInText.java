package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Smallest and largest values told in running text (R54): {@code median 41, range 3-97 years}. Near a group that is stated and
 * large enough they are a note. An inclusion criterion such as {@code age range 40-69} is no statistic.
 */
final class RangesInText {

    private static final int LONGEST_LINE = 2_000;
    private static final int LINES_BEFORE = 3;
    private static final int MOST = 20;
    private static final Pattern TABLE = Pattern.compile("\t| {2}|[|&<>]");
    private static final Pattern RANGE = words(
            "(?:range[ds]?|spændvidde|spænd|minimum|maximum|min\\.?|max\\.?|lowest|highest|youngest|oldest|laveste|højeste|yngste|ældste)(?!\\p{L})[^\\d.;]{0,20}-?\\d+(?:[.,]\\d+)?");
    /** A model's settings, such as {@code max_depth} and {@code min_child_weight}. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])(?:max|min)_(?:depth|iter\\w*|features?|samples?\\w*|child\\w*|lea(?:f|ves)\\w*|nodes|bins?|epochs?|steps?|len\\w*|tokens|workers|threads)(?![\\p{L}\\d])");

    private static final Pattern OLDEST = words(
            "(?:youngest|oldest|yngste|ældste)(?: (?:\\p{L}+ ){0,2}(?:patient(?:s|en|er|erne)?|persons?|personen|personer|participants?|individuals?|cases?|carriers?|wom[ae]n|m[ae]n|child|children|boys?|girls?|subjects?|probands?|deltager(?:e|en|ne)?|bærer(?:e|en|ne)?|kvinder?|kvinden|mand|manden|mænd|barn|barnet|børn|dreng|pige)(?: (?:in|of|from|with|among|at|i|af|fra|med|hos|på)(?: \\p{L}+){1,5})?)?(?: (?:was|is|were|var|er|blev)|:) (?:aged |only |kun )?\\d{1,3}(?![\\d.,]*\\d|\\s?(?:[-–—]|to|til)\\s?\\d)");
    private static final Pattern STATISTIC =
            words("(?:medianen|median|mean|average|gennemsnittet|gennemsnit|iqr)(?!\\p{L})");
    private static final Pattern OF_PEOPLE = words(
            "(?:age|aged|alder|years?|yrs?|år|bmi|kg|cm|mmhg|mmol|onset|debut|follow-?up|opfølgning|survival|overlevelse|hba1c|ldl|hdl|weight|vægt|height|højde|blood pressure|blodtryk)(?!\\p{L})");
    private static final Pattern GROUP = words(
            "(?:n\\s?=\\s?(\\d[\\d., ]*)|(\\d[\\d.,]*) (?:\\p{L}+ ){0,2}(?:patients?|persons?|people|participants|individuals|cases|controls|carriers|women|men|children|subjects|families|patienter|personer|deltagere|tilfælde|kontroller|bærere|kvinder|mænd|børn))(?!\\p{L})");

    /** Whose values a line tells. */
    private enum Told {
        ONE_PERSON,
        OF_FEW_OR_UNKNOWN,
        OF_A_GROUP
    }

    private final int smallest;
    private final Deque<String> before = new ArrayDeque<>();
    private final Map<String, Told> places = new LinkedHashMap<>();
    private int part = -1;

    RangesInText(int smallest) {
        this.smallest = smallest;
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\d])" + words);
    }

    void look(Passage passage) {
        String text = passage.text().strip();
        if (passage.kind() != Passage.Kind.LINE || text.length() > LONGEST_LINE) {
            return;
        }
        if (passage.part().id() != part) {
            before.clear();
            part = passage.part().id();
        }
        if (places.size() < MOST && OLDEST.matcher(text).find()) {
            // That is one person, however large the group.
            places.put(passage.place(), Told.ONE_PERSON);
        } else if (places.size() < MOST && isRange(text)) {
            OptionalLong people = group(text);
            boolean stated = people.isPresent() && people.getAsLong() >= smallest;
            places.putIfAbsent(passage.place(), stated ? Told.OF_A_GROUP : Told.OF_FEW_OR_UNKNOWN);
        }
        before.addLast(text);
        if (before.size() > LINES_BEFORE) {
            before.removeFirst();
        }
    }

    private static boolean isRange(String written) {
        if (written.startsWith("def ")) {
            // What a function takes when nobody says otherwise.
            return false;
        }
        String text =
                written.indexOf('_') < 0 ? written : SETTING.matcher(written).replaceAll(" ");
        Matcher range = RANGE.matcher(text);
        if (!range.find()
                || TABLE.matcher(text).find()
                || !OF_PEOPLE.matcher(text).find()) {
            return false;
        }
        return STATISTIC.matcher(text).find() || range.find();
    }

    /** The group stated in the line itself, or else closest before it. */
    private OptionalLong group(String text) {
        List<String> lines = new ArrayList<>(List.of(text));
        before.descendingIterator().forEachRemaining(lines::add);
        for (String line : lines) {
            Matcher group = GROUP.matcher(line);
            if (group.find()) {
                String digits = (group.group(1) == null ? group.group(2) : group.group(1)).replaceAll("\\D", "");
                return OptionalLong.of(digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits));
            }
        }
        return OptionalLong.empty();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        places.forEach((place, told) -> findings.add(finding(place, told)));
        return findings;
    }

    private Finding finding(String place, Told told) {
        return switch (told) {
            case ONE_PERSON ->
                Finding.hold(
                        Extremes.NAME,
                        "R54",
                        place,
                        new Phrase(
                                "Den yngstes eller ældstes alder er en enkelt persons. Udelad den, eller skriv percentiler.",
                                "The age of the youngest or oldest is that of a single person. Leave it out, or give percentiles."));
            case OF_FEW_OR_UNKNOWN ->
                Finding.hold(
                        Extremes.NAME,
                        "R54",
                        place,
                        Phrase.of(
                                "Mindste og største værdi i teksten uden en gruppe på mindst %d. Udelad dem, eller skriv n.",
                                "Smallest and largest values in the text without a group of at least %d. Leave them out, or state n.",
                                smallest));
            case OF_A_GROUP ->
                Finding.note(
                        Extremes.NAME,
                        "R54",
                        place,
                        Phrase.of(
                                "Mindste og største værdi i teksten for en gruppe på mindst %d.",
                                "Smallest and largest values in the text of a group of at least %d.", smallest));
        };
    }
}
