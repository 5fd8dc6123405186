package dk.sluse.project;

/** What somebody does before anything is open to them (R25, R93). */
public enum Duty {
    /** Acknowledge the rules in their current version. */
    RULES("accept the rules of the hub: rules accept VERSION"),
    /** Set up a second factor. */
    SECOND_FACTOR("set up a second factor: second-factor begin");

    private final String how;

    Duty(String how) {
        this.how = how;
    }

    /** What to do, as a command. */
    public String how() {
        return how;
    }
}
