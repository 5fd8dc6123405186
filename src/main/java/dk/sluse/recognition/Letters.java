package dk.sluse.recognition;

import java.util.ArrayList;
import java.util.List;

/** The shapes of a drawing that may be letters, in the order in which they are drawn; a bounded number of them. */
public final class Letters {

    private static final int MOST = 20_000;

    private final List<Letter> letters = new ArrayList<>();
    private int sureOnes;
    private int others;
    private boolean overfull;

    public void add(Letter letter) {
        boolean sure = letter.isSure();
        if ((sure ? ++sureOnes : ++others) <= MOST) {
            letters.add(letter);
        } else {
            overfull |= sure;
        }
    }

    /** Whether there were more than are looked at. */
    public boolean isOverfull() {
        return overfull;
    }

    /** The same, set in lines anew for reading; none where no letters are. */
    public List<LetterSheet> sheets() {
        return LetterSheet.of(LetterPieces.of(letters));
    }
}
