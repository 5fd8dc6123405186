package dk.sluse.genome;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which samples are asked for, by what the genome database says of them (R19): all conditions must hold. Made by {@link
 * Genomes#criteria}.
 */
public final class Criteria {

    private final List<Condition> conditions;

    Criteria(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** The criteria in one normal form, such as {@code age=40-59; sex=female}; {@link Genomes#criteria} reads it again. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Criteria criteria && criteria.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }
}
