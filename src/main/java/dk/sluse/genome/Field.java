package dk.sluse.genome;

import java.util.List;
import java.util.Optional;

/**
 * What criteria may ask for (R19), as {@code config/genome.yaml} lists it.
 */
public sealed interface Field {

    /** Its English name, lower-case, such as {@code patient-group}. */
    String name();

    /** Its Danish name. */
    String danish();

    /** The expression in a query that it is compared with; an operator's, never an asker's. It may use {@code :today}. */
    String column();

    /**
     * Whole numbers within bounds.
     *
     * @param bands what overviews count by, in order and without gaps; empty when they may not count by it
     */
    record Numbers(String name, String danish, String column, List<Band> bands) implements Field {
        public Numbers {
            bands = List.copyOf(bands);
        }
    }

    /**
     * Some of the numbers, both ends included.
     */
    record Band(int least, int most) {
        @Override
        public String toString() {
            return least + "-" + most;
        }
    }

    /** Days. Overviews count them by whole years. */
    record Days(String name, String danish, String column, int firstYear) implements Field {}

    /** One of a few values. */
    record Choice(String name, String danish, String column, List<Value> values) implements Field {
        public Choice {
            values = List.copyOf(values);
        }

        Optional<Value> find(String text) {
            return values.stream().filter(value -> value.isCalled(text)).findFirst();
        }
    }

    /**
     * A value.
     *
     * @param stored as the database has it, and as criteria show it
     * @param others what people may write as well, such as the Danish word
     */
    record Value(String stored, List<String> others) {
        public Value {
            others = List.copyOf(others);
        }

        boolean isCalled(String text) {
            return stored.equalsIgnoreCase(text) || others.stream().anyMatch(text::equalsIgnoreCase);
        }
    }

    /** Whether a person means this field. */
    default boolean isCalled(String text) {
        return name().equalsIgnoreCase(text) || danish().equalsIgnoreCase(text);
    }
}
