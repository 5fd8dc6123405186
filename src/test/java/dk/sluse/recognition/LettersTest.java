package dk.sluse.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How shapes are told to stand in one line, which way it runs, and where their words go back to. */
final class LettersTest {

    private static final Path2D TALL = new Path2D.Double(new Rectangle2D.Double(0, -7, 5, 7));

    @Test
    void lettersBesideEachOtherAreAPieceAndColumnsAreNot() {
        List<Letter> letters = row(0, 0, 6, 0, 4);
        letters.addAll(row(60, 0, 6, 0, 2));
        letters.addAll(row(0, 12, 6, 0, 3));

        assertThat(LetterPieces.of(letters))
                .extracting(piece -> piece.box().getWidth())
                .containsExactlyInAnyOrder(23.0, 11.0, 17.0);
    }

    @Test
    void lettersAboveEachOtherRunUpwards() {
        assertThat(LetterTurns.of(row(0, 90, 0, -6, 4))).containsExactly(-90, -90, -90, -90);
        assertThat(LetterTurns.of(row(0, 0, 4, 4, 3))).containsExactly(45, 45, 45);
    }

    @Test
    void aColumnOfSingleLettersIsNotTurned() {
        assertThat(LetterTurns.of(row(0, 0, 0, 12, 5))).containsOnly(0);
    }

    @Test
    void aSingleLetterIsTurnedAsItsFontIs() {
        List<Letter> letters = row(0, 90, 0, -6, 3);
        letters.add(letter(0, 300, Letter.Look.NAMED, "f"));
        letters.add(letter(0, 400, Letter.Look.NAMED, "other"));

        assertThat(LetterTurns.of(letters)).containsExactly(-90, -90, -90, -90, 0);
    }

    @Test
    void wordsGoBackToWhereTheirLettersStand() {
        Letters letters = new Letters();
        row(0, 0, 6, 0, 4).forEach(letters::add);
        row(100, 0, 6, 0, 2).forEach(letters::add);
        row(0, 20, 6, 0, 4).forEach(letters::add);
        LetterSheet sheet = letters.sheets().get(0);
        // On the sheet the three stand one after the other, in the order of their pieces.
        List<Word> words = new ArrayList<>();
        int left = 24;
        for (LetterPiece piece : LetterPieces.of(listed())) {
            int width = (int) Math.ceil(piece.width() * 40 / piece.height());
            String text = piece.box().getX() > 50 ? "31" : piece.box().getY() > 5 ? "Cont" : "Case";
            words.add(new Word("1", left, 50, width, 30, text));
            left += width + 56;
        }

        assertThat(sheet.lines(words)).filteredOn(line -> !line.isEmpty()).containsExactly("Case           31", "Cont");
    }

    @Test
    void aBlankBeforeACountIsPutBack() {
        String row = "5\t1\t1\t1\t1\t1\t10\t10\t90\t10\t95\t";

        assertThat(Word.of(row + "Andet(n=4)\n" + row + "log(p)\n"))
                .extracting(Word::text)
                .containsExactly("Andet (n=4)", "log(p)");
    }

    private static List<Letter> listed() {
        List<Letter> letters = row(0, 0, 6, 0, 4);
        letters.addAll(row(100, 0, 6, 0, 2));
        letters.addAll(row(0, 20, 6, 0, 4));
        return letters;
    }

    @Test
    void dotsAloneAreNoLettersAndTooManyLettersAreTold() {
        Letters dots = new Letters();
        Letters many = new Letters();
        for (int i = 0; i < 20_001; i++) {
            dots.add(letter(i, 0, Letter.Look.DOT, ""));
            many.add(letter(i, 0, Letter.Look.WRITTEN, ""));
        }

        assertThat(dots.sheets()).isEmpty();
        assertThat(dots.isOverfull()).isFalse();
        assertThat(many.isOverfull()).isTrue();
    }

    @Test
    void aDotBelongsToItsLetterAndAPointOfAPlotDoesNot() {
        List<Letter> letters = row(0, 0, 6, 0, 2);
        letters.replaceAll(letter -> new Letter(letter.shape(), letter.at(), Letter.Look.WRITTEN, ""));
        Path2D dot = new Path2D.Double(new Rectangle2D.Double(0, -1, 1, 1));
        letters.add(new Letter(dot, AffineTransform.getTranslateInstance(12, 0), Letter.Look.DOT, ""));
        letters.add(letter(15, 0, Letter.Look.DOT, ""));

        assertThat(LetterPieces.of(letters))
                .singleElement()
                .satisfies(piece -> assertThat(piece.box().getMaxX()).isEqualTo(13));
    }

    private static List<Letter> row(double x, double y, double stepX, double stepY, int count) {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            letters.add(letter(x + i * stepX, y + i * stepY, Letter.Look.NAMED, "f"));
        }
        return letters;
    }

    private static Letter letter(double x, double y, Letter.Look look, String font) {
        return new Letter(TALL, AffineTransform.getTranslateInstance(x, y), look, font);
    }
}
