package dk.sluse.export;

/** The durable steps of an export, as the routes name them after {@code work:}. Their subject is the request's number. */
public final class ExportSteps {

    /** Opens a letter that was kept; its subject is the letter's key. */
    public static final String READ_LETTER = "read-letter";

    /** Moves the files from the environment into the airlock (R41). */
    public static final String COLLECT = "collect-results";

    /** Lets every policy look at every file. */
    public static final String SCREEN = "screen-results";

    /** Copies approved files to the download folder (R46). */
    public static final String PUBLISH = "publish-results";

    /** Moves files back to the environment (R72). */
    public static final String RETURN = "return-results";

    /** Deletes what expired or was revoked (R48). */
    public static final String CLEAR = "clear-download";

    private ExportSteps() {}
}
