package dk.sluse.screening;

import dk.sluse.disclosure.Figures;
import java.util.List;

/**
 * What a project's other exports said before: the figures of their tables, published or before officers now.
 *
 * @param tables the tables, latest first
 * @param complete whether it is all of them
 */
public record Earlier(List<Figures> tables, boolean complete) {

    /** Nothing was published. */
    public static final Earlier NONE = new Earlier(List.of(), true);

    public Earlier {
        tables = List.copyOf(tables);
    }
}
