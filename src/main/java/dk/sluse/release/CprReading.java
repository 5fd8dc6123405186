package dk.sluse.release;

import dk.sluse.genome.CprNumber;
import java.util.List;

/** What came of reading a list of person numbers. */
sealed interface CprReading {

    /** A list in which nothing is wrong. Shows nothing of the numbers. */
    record Whole(List<CprNumber> numbers) implements CprReading {
        public Whole {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String toString() {
            return "a list of " + numbers.size() + " person numbers";
        }
    }

    /** Everything that is wrong with it, in the order of its lines. */
    record Faulty(List<ListFault> faults) implements CprReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
