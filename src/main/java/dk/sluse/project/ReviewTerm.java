package dk.sluse.project;

/**
 * The days of a membership review (R25, R91).
 *
 * @param every days from one review to the next; 0 asks nobody
 * @param reminder days after which the PI is asked again
 * @param escalation days after which officers are told
 * @param closing days after which access closes
 */
public record ReviewTerm(int every, int reminder, int escalation, int closing) {

    public ReviewTerm {
        if (every < 0 || (every > 0 && !(0 < reminder && reminder < escalation && escalation < closing))) {
            throw new IllegalArgumentException("A review reminds first, then escalates, then closes.");
        }
    }

    /** A quarter, with six weeks to answer. */
    public static ReviewTerm quarterly() {
        return new ReviewTerm(91, 14, 28, 42);
    }
}
