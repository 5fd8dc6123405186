package dk.sluse.genome;

import java.util.List;
import java.util.Objects;

/** Whose samples are asked for. It lives in memory only and shows nothing of itself. */
public sealed interface Question {

    /** The persons of a list (R17). */
    record ByNumbers(List<CprNumber> numbers) implements Question {
        public ByNumbers {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String toString() {
            return "a list of persons";
        }
    }

    /** Whoever fits criteria (R19). */
    record ByCriteria(Criteria criteria) implements Question {
        public ByCriteria {
            Objects.requireNonNull(criteria, "criteria");
        }

        @Override
        public String toString() {
            return "criteria";
        }
    }
}
