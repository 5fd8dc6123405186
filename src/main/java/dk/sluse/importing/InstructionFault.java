package dk.sluse.importing;

import dk.sluse.wording.Phrase;
import java.util.OptionalInt;

/**
 * Something wrong with an instruction, for its writer to mend.
 *
 * @param row as a spreadsheet counts them, where it is about one
 * @param what is wrong and what to do
 */
record InstructionFault(OptionalInt row, Phrase what) {

    static InstructionFault of(Phrase what) {
        return new InstructionFault(OptionalInt.empty(), what);
    }

    static InstructionFault at(int row, Phrase what) {
        return new InstructionFault(OptionalInt.of(row), what);
    }
}
