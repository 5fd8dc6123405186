package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.Optional;

/** A number whose digits are put down one after the other, each a text, a line or a cell of its own below the one before. */
final class DigitByDigit {

    private static final int DIGITS = 10;
    private static final int AT_DASH = 6;
    private static final int MOST = 400;
    /** Columns of ones, of yes and no and the like have fewer. */
    private static final int FEWEST_KINDS = 4;

    private final StringBuilder gathered = new StringBuilder();
    private Optional<Passage> first = Optional.empty();
    private boolean dashed = true;
    private boolean afterDash;
    private int column;

    /** Where a number ended just before this passage, or ends with it. */
    Optional<Passage> look(Passage passage, String text) {
        boolean digit = text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        boolean dash = text.equals("-") && gathered.length() % DIGITS == AT_DASH;
        boolean goesOn = first.isPresent()
                && first.get().part().id() == passage.part().id()
                && passage.column() == column
                && gathered.length() < MOST;
        Optional<Passage> found = goesOn && (digit || dash) ? Optional.empty() : end();
        if (digit) {
            first = first.isPresent() ? first : Optional.of(passage);
            column = passage.column();
            gathered.append(text);
            dashed &= gathered.length() % DIGITS != AT_DASH + 1 || afterDash;
        }
        afterDash = dash;
        return found;
    }

    /** What was gathered is complete. */
    Optional<Passage> end() {
        Optional<Passage> at = first;
        boolean numbers = gathered.length() > 0 && gathered.length() % DIGITS == 0;
        for (int i = 0; numbers && i < gathered.length(); i += DIGITS) {
            PersonNumber number =
                    new PersonNumber(gathered.substring(i, i + DIGITS), PersonNumber.Form.SCATTERED, 0, DIGITS);
            boolean varied = number.digits().chars().distinct().count() >= FEWEST_KINDS;
            numbers =
                    varied && number.hasDate() && (dashed || number.hasCheckDigit() || gathered.length() > 2 * DIGITS);
        }
        gathered.setLength(0);
        first = Optional.empty();
        dashed = true;
        return numbers ? at : Optional.empty();
    }
}
