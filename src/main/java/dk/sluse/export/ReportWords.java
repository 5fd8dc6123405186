package dk.sluse.export;

import java.util.regex.Pattern;

/**
 * Whether a letter reports a breach (R69). In the subject of a letter of its own, any plain word for it does: frozen by mistake is
 * lifted by an officer, not frozen by mistake is not. An answer bears the subject of a mail of ours, which may name a breach;
 * so in it, and in the first line of a text, only the word for a self-report counts. "Self-reported" is a word of
 * questionnaires, and not one of these.
 */
final class ReportWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final String SELF_REPORT =
            "(?:selvanmeld(?:else|er|t)?|self[- ]?report(?: of an?(?: \\w+)? breach)?\\s*(?:$|[:.,;!\\[(–-]|sluse-\\d))";

    private static final Pattern ANYWHERE = Pattern.compile("\\b" + SELF_REPORT, FLAGS);

    private static final Pattern AT_THE_BEGINNING = Pattern.compile("\\A\\W*" + SELF_REPORT, FLAGS | Pattern.MULTILINE);

    private static final Pattern PLAIN = Pattern.compile(
            "\\b(?:breach(?:es|ed)?|(?:data|regel|sikkerheds|persondata)brud(?:det)?"
                    + "|brud(?:det)? på (?:regl|person|data|sikkerhed|fortrolig)\\w*"
                    + "|brud(?:det)?\\b.*\\bsluse-\\d+|sluse-\\d+\\b.*\\bbrud(?:det)?)\\b",
            FLAGS);

    private static final Pattern ANSWER =
            Pattern.compile("\\A\\s*(?:re|sv|vs|aw|fwd?|videresendt)\\s*:", Pattern.CASE_INSENSITIVE);

    private ReportWords() {}

    static boolean in(String subject, String text) {
        return ANYWHERE.matcher(subject).find()
                || (!ANSWER.matcher(subject).find() && PLAIN.matcher(subject).find())
                || AT_THE_BEGINNING.matcher(text.strip()).find();
    }
}
