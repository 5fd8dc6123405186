package dk.sluse.export;

import dk.sluse.store.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of a request. It ends in {@link #EXPIRED}, {@link #REVOKED} or {@link #RETURNED}.
 *
 * <p>What may follow what is the table {@link #NEXT}; the picture in {@code docs/reference/states.md} is drawn from it.
 */
public enum RequestState implements State<RequestState> {
    /** A folder was dropped in the environment; its named requester has not confirmed it. */
    STAGED,
    /** It arrived and is being looked at. */
    RECEIVED,
    /** Something is missing or wrong, and the requester was told all of it. */
    INCOMPLETE,
    /** Its files are moved into the airlock; the ten working days have begun. */
    COLLECTING,
    /** The policies look at its files. */
    SCREENING,
    /** Officers decide. */
    IN_REVIEW,
    /** An officer asked the requester to explain; the days go on. */
    AWAITING_EXPLANATION,
    /** Every file is approved or refused. Where an approval was taken back, what was laid out of it unseen is cleared away. */
    DECIDED,
    /** The approved files are copied to the download folder. */
    PUBLISHING,
    /** Its members can fetch the files. */
    PUBLISHED,
    /** The thirty days are over; the files are out of sight and then deleted. */
    EXPIRED,
    /** An officer took the published files back. */
    REVOKED,
    /** The requester took it back. */
    WITHDRAWN,
    /** It broke the rules; access is closed as its class demands. */
    BREACH,
    /** Its files are moved back to the environment. */
    RETURNING,
    /** Its files are back in the environment. */
    RETURNED;

    private static final Map<RequestState, Set<RequestState>> NEXT = Map.ofEntries(
            Map.entry(STAGED, EnumSet.of(RECEIVED, WITHDRAWN)),
            Map.entry(RECEIVED, EnumSet.of(INCOMPLETE, COLLECTING, WITHDRAWN)),
            Map.entry(INCOMPLETE, EnumSet.of(COLLECTING, WITHDRAWN)),
            Map.entry(COLLECTING, EnumSet.of(INCOMPLETE, SCREENING, WITHDRAWN, BREACH)),
            Map.entry(SCREENING, EnumSet.of(IN_REVIEW, WITHDRAWN, BREACH)),
            Map.entry(IN_REVIEW, EnumSet.of(SCREENING, AWAITING_EXPLANATION, DECIDED, WITHDRAWN, BREACH)),
            Map.entry(AWAITING_EXPLANATION, EnumSet.of(IN_REVIEW, DECIDED, WITHDRAWN, BREACH)),
            Map.entry(DECIDED, EnumSet.of(PUBLISHING, RETURNING, WITHDRAWN, BREACH)),
            Map.entry(PUBLISHING, EnumSet.of(PUBLISHED, DECIDED, WITHDRAWN, BREACH)),
            Map.entry(PUBLISHED, EnumSet.of(EXPIRED, REVOKED, BREACH)),
            Map.entry(EXPIRED, EnumSet.noneOf(RequestState.class)),
            Map.entry(REVOKED, EnumSet.noneOf(RequestState.class)),
            Map.entry(WITHDRAWN, EnumSet.of(RETURNING, RETURNED)),
            Map.entry(BREACH, EnumSet.of(RETURNING)),
            Map.entry(RETURNING, EnumSet.of(RETURNED)),
            Map.entry(RETURNED, EnumSet.noneOf(RequestState.class)));

    @Override
    public Set<RequestState> next() {
        return Set.copyOf(NEXT.get(this));
    }
}
