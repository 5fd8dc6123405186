package dk.sluse.screening;

import dk.sluse.bytes.Sieves;
import java.util.List;
import java.util.Optional;

/** The policies there are. A new one is a class, a line here and an entry in {@code config/policies.yaml}. */
public final class Policies {

    static final List<Policy> ALL = List.of(
            new AllowedType(),
            new RawGenomic(),
            new PersonId(),
            new HiddenData(),
            new ActiveContent(),
            new Figure(),
            new SmallCells(),
            new BackCalculation(),
            new Differencing(),
            new Extremes(),
            new ListedObservations(),
            new ManifestAgreement());

    private Policies() {}

    /** What they all look for in large texts. */
    public static Sieves sieves() {
        return TextSieves.ALL;
    }

    public static Optional<Policy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
