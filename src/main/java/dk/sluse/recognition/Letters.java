package dk.sluse.recognition;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The shapes of a drawing that may be letters, in the order in which they are drawn; a bounded number of them. */
public final class Letters {

    private static final int MOST = 20_000;

    private final List<Letter> letters = new ArrayList<>();
    private boolean overfull;

    public void add(Path2D shape, AffineTransform at, Letter.Look look) {
        if (letters.size() < MOST) {
            letters.add(new Letter(shape, at, look));
        } else {
            overfull = true;
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
