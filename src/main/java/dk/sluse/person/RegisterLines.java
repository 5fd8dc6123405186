package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of fixed width as the register of persons delivers them: a record's type of three digits, and the person's number
 * directly behind it. The same number comes in records of several types, which no time and no serial number does.
 */
final class RegisterLines {

    private static final int TYPE = 3;
    private static final int END = TYPE + 10;
    private static final int FEWEST_TYPES = 3;
    private static final int MOST_NUMBERS = 1000;

    private final Map<String, Set<String>> types = new HashMap<>();

    /** The passage, where its number now stands in records of three types. */
    Optional<Passage> look(Passage passage, String text) {
        if (passage.kind() != Passage.Kind.LINE || !beginsWithRecord(text)) {
            return Optional.empty();
        }
        String number = text.substring(TYPE, END);
        if (!new PersonNumber(number, PersonNumber.Form.BARE, TYPE, END).hasDate()
                || (types.size() >= MOST_NUMBERS && !types.containsKey(number))) {
            return Optional.empty();
        }
        Set<String> seen = types.computeIfAbsent(number, n -> new HashSet<>());
        boolean third = seen.size() < FEWEST_TYPES && seen.add(text.substring(0, TYPE)) && seen.size() == FEWEST_TYPES;
        return third ? Optional.of(passage) : Optional.empty();
    }

    /** Records have types below a hundred: dates and times as long begin with the century. */
    private static boolean beginsWithRecord(String text) {
        if (text.length() < END || text.charAt(0) != '0') {
            return false;
        }
        for (int i = 0; i < END; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
