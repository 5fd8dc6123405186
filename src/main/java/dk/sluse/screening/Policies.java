package dk.sluse.screening;

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
            new Extremes(),
            new ListedObservations(),
            new ManifestAgreement());

    private Policies() {}

    public static Optional<Policy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
