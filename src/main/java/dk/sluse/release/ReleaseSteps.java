package dk.sluse.release;

/** The durable steps of an order, as the routes name them after {@code work:}. Their subject is the order's number. */
public final class ReleaseSteps {

    /** Asks the genome database and the use register (R20). */
    public static final String MATCH = "match-samples";

    /** Asks the register again, and lays out what is to be carried. */
    public static final String PREPARE = "prepare-delivery";

    /** Carries it, writes the papers, and shows it all at once (R22). */
    public static final String DELIVER = "deliver-samples";

    private ReleaseSteps() {}
}
