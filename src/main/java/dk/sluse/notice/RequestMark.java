package dk.sluse.notice;

import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mark {@code [sluse-42]} in a mail's subject: an answer to the mail carries it back. */
public final class RequestMark {

    private static final Pattern MARK = Pattern.compile("\\[sluse-([1-9]\\d{0,17})]", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME =
            Pattern.compile("(?<![\\w-])sluse-([1-9]\\d{0,17})(?!\\d)", Pattern.CASE_INSENSITIVE);

    private RequestMark() {}

    /** The mark of a request. */
    public static String of(long request) {
        return "[sluse-" + request + "]";
    }

    /** Every request that a text names, bracketed or not, and no more of them than these. */
    public static SortedSet<Long> all(String text, int most) {
        Matcher names = NAME.matcher(text);
        SortedSet<Long> found = new TreeSet<>();
        while (found.size() < most && names.find()) {
            found.add(Long.parseLong(names.group(1)));
        }
        return found;
    }

    /** The request a subject names, when it names exactly one. It says what a mail is about, never who may. */
    public static OptionalLong find(String subject) {
        Matcher marks = MARK.matcher(subject);
        OptionalLong found = OptionalLong.empty();
        while (marks.find()) {
            long request = Long.parseLong(marks.group(1));
            if (found.isPresent() && found.getAsLong() != request) {
                return OptionalLong.empty();
            }
            found = OptionalLong.of(request);
        }
        return found;
    }
}
