package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Who was left out of a study and why, a line each (R53): {@code - withdrew consent: 3} below {@code Excluded:}. */
final class PrintedFlow extends FewInLines {

    private static final Pattern BEGINS = Pattern.compile(
            "(?iu)\\W{0,8}(?:(?:registered|invited|referred|eligible|inviteret|henvist)(?=[^\\t|&:=]{0,40}[:=] ?\\d)|assessed|screened|enrolled|included|excluded|exclusions?|randomi[sz]ed|allocated|analysed|analyzed|inkluderet|inkluderede|ekskluderet|ekskluderede|eksklusion|randomiseret|analyseret|frafald)(?!\\p{L})[^\\t|&]{0,80}");
    private static final Pattern STEP = Pattern.compile(
            "(?u)\\W{0,8}\\p{L}[\\p{L} ,/()'\u2212\u2013-]{3,70}[:=]\\s*(\\d{1,7})(?: (?:persons?|patients?|people|participants|personer|patienter|deltagere))?\\.?\\s*");
    private static final Pattern THINGS = Pattern.compile(
            "(?iu)samples?|variant|snps?|genes?|probes?|files?|reads?|columns?|rows?|records?|studies|articles|variables|prøver|filer|kolonner|rækker|artikler|variable");
    private static final int LINES = 10;
    private static final int LONGEST_LINE = 200;

    private int left;

    PrintedFlow(int smallest) {
        super(smallest, "R53");
    }

    @Override
    boolean reads(Passage line) {
        return !line.isCode() && line.text().length() <= LONGEST_LINE;
    }

    @Override
    void begin() {
        left = 0;
    }

    @Override
    void read(Passage passage, String text) {
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
                tell(passage, LongStream.of(Long.parseLong(step.group(1))));
            }
        }
    }

    @Override
    Phrase says(int smallest, int count) {
        return Phrase.of(
                "Et antal under %d i et forløb af deltagere. Slå grunde sammen, eller skriv n<%1$d.",
                "A count below %d in a flow of participants. Merge reasons, or write n<%1$d.", smallest);
    }
}
