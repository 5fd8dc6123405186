package dk.sluse.screening;

import dk.sluse.document.Severity;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing a policy found, said so that a person can act on it. It never repeats the evidence: places are printable and
 * person numbers in them masked, whatever the policy wrote.
 *
 * @param policy the policy that found it
 * @param severity how heavily it weighs
 * @param message one plain sentence
 * @param place where to look, such as {@code Table1.xlsx › Sheet2!C7}
 * @param rule the row of the rules it rests on, such as {@code R56}
 * @param permission what a project's record must hold for the file to be approved all the same: {@code cpr-numbers}, {@code
 *     identifiable-data} or {@code extra-type:csv}; a refusal without one cannot be lifted
 * @param sketch the table it is about, drawn with its cells marked
 */
public record Finding(
        String policy,
        Severity severity,
        Phrase message,
        String place,
        String rule,
        Optional<String> permission,
        Optional<TableSketch> sketch) {

    private static final int LONGEST_PLACE = 300;

    public Finding {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(rule, "rule");
        message = new Phrase(Masking.mask(message.da()), Masking.mask(message.en()));
        place = Masking.mask(Printable.of(place, LONGEST_PLACE));
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(sketch, "sketch");
    }

    public Finding(
            String policy, Severity severity, Phrase message, String place, String rule, Optional<String> permission) {
        this(policy, severity, message, place, rule, permission, Optional.empty());
    }

    /** The same with the table it is about. */
    Finding with(TableSketch drawn) {
        return new Finding(policy, severity, message, place, rule, permission, Optional.of(drawn));
    }

    static Finding note(String policy, String rule, String place, Phrase message) {
        return new Finding(policy, Severity.NOTE, message, place, rule, Optional.empty());
    }

    static Finding hold(String policy, String rule, String place, Phrase message) {
        return new Finding(policy, Severity.HOLD, message, place, rule, Optional.empty());
    }

    /** A refusal that nothing lifts. */
    public static Finding refuse(String policy, String rule, String place, Phrase message) {
        return new Finding(policy, Severity.REFUSE, message, place, rule, Optional.empty());
    }

    static Finding refuseWithout(String permission, String policy, String rule, String place, Phrase message) {
        return new Finding(policy, Severity.REFUSE, message, place, rule, Optional.of(permission));
    }
}
