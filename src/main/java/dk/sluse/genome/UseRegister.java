package dk.sluse.genome;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/**
 * The tissue use register (Vævsanvendelsesregisteret): who has forbidden that their tissue is used for research (R20). When
 * it cannot be asked, or looks incomplete or old, the answer is an exception and never "nobody" (F15).
 */
public sealed interface UseRegister permits FileRegister, DatabaseRegister {

    /**
     * Those of the persons who are registered.
     *
     * @throws IOException when that is not known
     */
    Set<CprNumber> registeredAmong(Collection<CprNumber> persons) throws IOException;
}
