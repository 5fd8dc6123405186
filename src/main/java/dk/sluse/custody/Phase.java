package dk.sluse.custody;

/**
 * How far a consignment is. {@code DELIVERING} is the point of no return: from there it only goes on.
 *
 * <ul>
 *   <li>{@code CARRYING → DELIVERING → ARRIVED}: every file arrived; sources that had to go are gone
 *   <li>{@code CARRYING → ARRIVED}: the same where the sources stay
 *   <li>{@code CARRYING → UNDOING → REJECTED}: a file was unfit; everything is where it was
 *   <li>{@code CARRYING → ABANDONING → ABANDONED}: called off; everything is where it was
 * </ul>
 */
enum Phase {
    CARRYING,
    DELIVERING,
    ARRIVED,
    UNDOING,
    REJECTED,
    ABANDONING,
    ABANDONED;

    boolean hasEnded() {
        return this == ARRIVED || this == REJECTED || this == ABANDONED;
    }
}
