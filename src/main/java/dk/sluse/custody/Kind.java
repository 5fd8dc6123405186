package dk.sluse.custody;

/** What is done to a consignment. */
enum Kind {
    /** The source's users give it up: held, copied, looked at again, then deleted. */
    MOVE,
    /** The source is the hub's own and stays. */
    COPY,
    /** The source is the hub's own and goes; the target's users may have taken the old name by now. */
    PUT_BACK,
    /** No target. */
    DELETE,
    /** Folders get a visible name; no bytes move. */
    REVEAL;

    boolean holdsSources() {
        return this == MOVE;
    }

    boolean emptiesSource() {
        return this == MOVE || this == PUT_BACK;
    }

    /** Whether copies are the hub's own, so that nobody may write to them. */
    boolean keepsCopies() {
        return this == MOVE || this == COPY;
    }
}
