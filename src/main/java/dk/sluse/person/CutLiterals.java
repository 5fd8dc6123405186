package dk.sluse.person;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Danish person numbers that code puts together from strings of the same line: by a plus, as arguments, one behind the other. */
final class CutLiterals {

    private static final Pattern LITERAL = Pattern.compile("([\"'])([-\\d]{1,10})\\1");
    private static final Pattern JOINS =
            Pattern.compile("(?i)paste|join|concat|format|sprintf|\\bcat\\(|[\"']\\s*[+&]\\s*[\"']|[\"'] +[\"']");
    private static final int FARTHEST = 4;
    private static final int DIGITS = 10;
    private static final int LONGEST = 4000;

    /** One string of digits. */
    private record Piece(String text, int start, int end) {}

    private CutLiterals() {}

    static boolean holdNumber(String text) {
        if (text.length() > LONGEST || !mayHold(text)) {
            return false;
        }
        List<Piece> pieces = new ArrayList<>();
        for (Matcher literal = LITERAL.matcher(text); literal.find(); ) {
            pieces.add(new Piece(literal.group(2), literal.start(), literal.end()));
        }
        boolean joins = pieces.size() > 1 && JOINS.matcher(text).find();
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (begins(pieces, i, joins)) {
                return true;
            }
        }
        return false;
    }

    /** A cheap look: two strings that begin with a digit or a dash. */
    private static boolean mayHold(String text) {
        int quoted = 0;
        for (int i = 1; i < text.length() && quoted < 2; i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            quoted += ((c >= '0' && c <= '9') || c == '-') && (before == '"' || before == '\'') ? 1 : 0;
        }
        return quoted == 2;
    }

    /** Whether this piece and one or two that follow closely are a number. */
    private static boolean begins(List<Piece> pieces, int first, boolean joins) {
        StringBuilder joined = new StringBuilder(pieces.get(first).text());
        for (int i = first + 1; i < Math.min(pieces.size(), first + 3); i++) {
            Piece piece = pieces.get(i);
            if (piece.start() - pieces.get(i - 1).end() > FARTHEST) {
                return false;
            }
            boolean atDash = joined.length() == 6 && piece.text().length() == 4;
            joined.append(piece.text());
            if ((joins || atDash) && isNumber(joined.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String joined) {
        String digits = joined.replaceFirst("(?<=^\\d{6})-(?=\\d{4}$)", "");
        if (digits.length() != DIGITS || digits.indexOf('-') >= 0) {
            return false;
        }
        PersonNumber number = new PersonNumber(digits, PersonNumber.Form.SPACED, 0, DIGITS);
        return number.hasDate() && !number.mayBeMoment();
    }
}
