package dk.sluse.importing;

import java.util.List;

/** What came of reading an instruction: the instruction, or everything that is wrong with it. */
sealed interface InstructionReading {

    /** The instruction is whole and safe to use. */
    record Whole(Instruction instruction) implements InstructionReading {}

    /** Everything that is wrong, at once, in the order of the rows; at least one fault. */
    record Faulty(List<InstructionFault> faults) implements InstructionReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
