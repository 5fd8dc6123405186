package dk.sluse.genome;

import java.time.LocalDate;
import java.util.List;

/** What one field must be. */
sealed interface Condition {

    /** The field's English name. */
    String field();

    /** A whole number within bounds, both included. */
    record Numbers(String field, int least, int most) implements Condition {
        @Override
        public String toString() {
            return field + "=" + least + "-" + most;
        }
    }

    /** A day within bounds, both included. */
    record Days(String field, LocalDate first, LocalDate last) implements Condition {
        @Override
        public String toString() {
            return field + "=" + first + ".." + last;
        }
    }

    /** One of the field's values. */
    record OneOf(String field, List<String> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return field + "=" + String.join(",", values);
        }
    }
}
