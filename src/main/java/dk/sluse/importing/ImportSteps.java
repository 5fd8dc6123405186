package dk.sluse.importing;

/** The durable steps of an import, as the routes name them after {@code work:}. Their subject is the import's number. */
public final class ImportSteps {

    /** Copies the files into the environment (R34). */
    public static final String BRING_IN = "bring-in";

    /** Takes back what was copied, when access closed or the PI withdrew meanwhile. */
    public static final String STOP = "stop-import";

    /** Deletes the uploads of an import that is over. */
    public static final String CLEAR = "clear-uploads";

    private ImportSteps() {}
}
