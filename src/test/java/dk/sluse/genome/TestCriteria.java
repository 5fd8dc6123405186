package dk.sluse.genome;

import java.util.List;

/** Criteria for rooms that only pass them on. */
public final class TestCriteria {

    private TestCriteria() {}

    /** Some criteria. */
    public static Criteria any() {
        return new Criteria(List.of(new Condition.OneOf("sex", List.of("female"))));
    }
}
