package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was left out of a study and why, a line each (R53): {@code - withdrew consent: 3} below {@code Excluded:}. */
final class PrintedFlow {

    private static final Pattern BEGINS = Pattern.compile(
            "(?iu)\\W{0,8}(?:(?:registered|invited|referred|eligible|inviteret|henvist)(?=[^\\t|&:=]{0,40}[:=] ?\\d)|assessed|screened|enrolled|included|excluded|exclusions?|randomi[sz]ed|allocated|analysed|analyzed|inkluderet|inkluderede|ekskluderet|ekskluderede|eksklusion|randomiseret|analyseret|frafald)(?!\\p{L})[^\\t|&]{0,80}");
    private static final Pattern STEP = Pattern.compile(
            "(?u)\\W{0,8}\\p{L}[\\p{L} ,/()'\u2212\u2013-]{3,70}[:=]\\s*(\\d{1,7})(?: (?:persons?|patients?|people|participants|personer|patienter|deltagere))?\\.?\\s*");
    private static final Pattern THINGS = Pattern.compile(
            "(?iu)samples?|variant|snps?|genes?|probes?|files?|reads?|columns?|rows?|records?|studies|articles|variables|prøver|filer|kolonner|rækker|artikler|variable");
    private static final int LINES = 10;
    private static final int LONGEST_LINE = 200;
    private static final int MOST = 20;

    private final int smallest;
    private final Set<String> places = new LinkedHashSet<>();
    private int part = -1;
    private int left;

    PrintedFlow(int smallest) {
        this.smallest = smallest;
    }

    void look(Passage passage) {
        String text = passage.text();
        if (passage.kind() != Passage.Kind.LINE
                || passage.isCode()
                || places.size() >= MOST
                || text.length() > LONGEST_LINE) {
            return;
        }
        if (passage.part().id() != part) {
            part = passage.part().id();
            left = 0;
        }
        if (BEGINS.matcher(text).matches()) {
            left = LINES;
        } else if (left > 0) {
            left--;
        } else {
            return;
        }
        if (text.indexOf(':') > 0 || text.indexOf('=') > 0) {
            Matcher step = STEP.matcher(text);
            if (step.matches() && !THINGS.matcher(text).find()) {
                int count = Integer.parseInt(step.group(1));
                if (count > 0 && count < smallest) {
                    places.add(passage.place());
                }
            }
        }
    }

    /** What was found, but for the places where it was told already. */
    List<Finding> findings(Collection<String> told) {
        return Findings.held(
                places.stream().filter(place -> !told.contains(place)).toList(),
                SmallCells.NAME,
                "R53",
                Phrase.of(
                        "Et antal under %d i et forløb af deltagere. Slå grunde sammen, eller skriv n<%1$d.",
                        "A count below %d in a flow of participants. Merge reasons, or write n<%1$d.", smallest));
    }
}
