package dk.sluse.export;

import dk.sluse.store.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of one file of a request. It ends {@link #DELETED} from the download folder or {@link #RETURNED} to the
 * environment it came from, and is never in two of the three places that people can reach.
 */
public enum FileState implements State<FileState> {
    /** The manifest names it; it lies in the environment. */
    NAMED,
    /** It lies whole in the airlock and is gone from the environment. */
    COLLECTED,
    /** Every policy looked at it, or failed to and holds it. */
    SCREENED,
    /** Enough officers approved this hash. */
    APPROVED,
    /** An officer refused it: it goes back. */
    REFUSED,
    /** It waits, untouchable, because other files of its request are a breach. */
    FROZEN,
    /** The project's members can fetch it. */
    PUBLISHED,
    /** It was deleted from the download folder and the airlock. */
    DELETED,
    /** It is on its way back to the environment. */
    RETURNING,
    /** It lies in the environment again. */
    RETURNED;

    private static final Map<FileState, Set<FileState>> NEXT = Map.of(
            NAMED, EnumSet.of(COLLECTED),
            COLLECTED, EnumSet.of(SCREENED, RETURNING, FROZEN),
            SCREENED, EnumSet.of(APPROVED, REFUSED, RETURNING, FROZEN),
            APPROVED, EnumSet.of(PUBLISHED, REFUSED, RETURNING, FROZEN),
            REFUSED, EnumSet.of(RETURNING, FROZEN),
            FROZEN, EnumSet.of(RETURNING),
            PUBLISHED, EnumSet.of(DELETED, RETURNING, FROZEN),
            DELETED, EnumSet.noneOf(FileState.class),
            RETURNING, EnumSet.of(RETURNED),
            RETURNED, EnumSet.noneOf(FileState.class));

    @Override
    public Set<FileState> next() {
        return Set.copyOf(NEXT.get(this));
    }
}
