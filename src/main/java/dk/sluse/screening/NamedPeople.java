package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People whom code or a log picks by their local numbers (R59): {@code d$id %in% c(1017, 1033)}, {@code drop if lopenr == 1017}.
 * One is enough where the variable says that it numbers people, two where it is any {@code id}.
 */
final class NamedPeople {

    private static final String PERSON =
            "(?:p_?id|pt_?id|pat_?id|pt_?no|pt_?nr|patient(?:_?(?:id|nr|no|num))?|subject(?:_?(?:id|nr|no))?|subj(?:_?id)?|person(?:_?(?:id|nr|no))?|participant(?:_?(?:id|nr|no))?|proband(?:_?id)?|record_?id|l(?:o|ø|oe)[bp]e?nr|deltager(?:_?(?:id|nr))?|individ(?:ual)?(?:_?id)?)";
    private static final Pattern PICKED = Pattern.compile(
            "(?iu)(?<![\\p{L}_])(?:(" + PERSON
                    + ")|id)[\"'\\])]{0,3}\\s*(?:==|!=|~=|<>|%in%|\\.isin\\(|\\.eq\\(|(?:not )?in(?![\\p{L}_])|,(?=\\s*[\"']?\\p{L}{0,4}-?\\d))\\s*(?:c\\(|set\\()?[\\[({]{0,2}\\s*((?:[\"']?\\p{L}{0,4}[-_]?\\d{2,9}[\"']?\\s*,?\\s*){1,60})");
    /** Two arguments are a condition in Stata only. */
    private static final Pattern COMMA = Pattern.compile("(?iu)[\"'\\])]{0,3}\\s*,.*");

    private static final Pattern NUMBER = Pattern.compile("\\d{2,9}");
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST = 10;

    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private int part = -1;

    void look(Passage passage) {
        String text = passage.text();
        if (passage.kind() != Passage.Kind.LINE
                || places.size() >= MOST
                || text.length() > LONGEST_LINE
                || !mayPick(text)) {
            return;
        }
        if (passage.part().id() != part) {
            part = passage.part().id();
            numbers.clear();
        }
        for (Matcher picked = PICKED.matcher(text); picked.find(); ) {
            boolean listed = text.substring(0, picked.start()).endsWith("inlist(");
            boolean comma = COMMA.matcher(picked.group().replaceFirst("^\\p{L}[\\p{L}_]*", ""))
                            .matches()
                    && !picked.group().contains("in");
            if (comma && !listed) {
                continue;
            }
            for (Matcher number = NUMBER.matcher(picked.group(2)); number.find(); ) {
                numbers.add(number.group());
            }
            if (picked.group(1) != null || numbers.size() >= 2) {
                places.add(passage.place());
            }
        }
    }

    private static boolean mayPick(String text) {
        return text.contains("==")
                || text.contains("!=")
                || text.contains("%in%")
                || text.contains("isin(")
                || text.contains("inlist(")
                || text.contains(" in ");
    }

    List<Finding> findings() {
        return Findings.held(
                places,
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Personer er valgt ud ved deres numre her. Læs numrene fra en fil i miljøet i stedet.",
                        "People are picked by their numbers here. Read the numbers from a file inside the environment instead."));
    }
}
