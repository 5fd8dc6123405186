package dk.sluse.importing;

import dk.sluse.store.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of an import. It ends in {@link #ARRIVED}, {@link #WITHDRAWN} or {@link #LAPSED}.
 *
 * <p>What may follow what is the table {@link #NEXT}; the picture in {@code docs/reference/states.md} is drawn from it.
 */
public enum ImportState implements State<ImportState> {
    /** The instruction came; it waits for the PI to confirm it by key, and for uploads where it names them. */
    OPEN,
    /** It is confirmed; its files are copied into the environment. */
    BRINGING_IN,
    /** Access closed meanwhile: what was copied is taken back, and it is open again. */
    STOPPING,
    /** The PI took it back meanwhile: what was copied is taken back. */
    WITHDRAWING,
    /** All its files lie in the environment, and belong to it (R33). */
    ARRIVED,
    /** The PI took it back; nothing lies in the environment. */
    WITHDRAWN,
    /** Nobody confirmed it in time, or what the project rests on was not renewed. */
    LAPSED;

    private static final Map<ImportState, Set<ImportState>> NEXT = Map.of(
            OPEN, EnumSet.of(BRINGING_IN, WITHDRAWN, LAPSED),
            BRINGING_IN, EnumSet.of(OPEN, ARRIVED, STOPPING, WITHDRAWING),
            STOPPING, EnumSet.of(OPEN, ARRIVED, WITHDRAWING),
            WITHDRAWING, EnumSet.of(WITHDRAWN, ARRIVED),
            ARRIVED, EnumSet.noneOf(ImportState.class),
            WITHDRAWN, EnumSet.noneOf(ImportState.class),
            LAPSED, EnumSet.noneOf(ImportState.class));

    @Override
    public Set<ImportState> next() {
        return Set.copyOf(NEXT.get(this));
    }
}
