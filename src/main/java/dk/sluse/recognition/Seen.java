package dk.sluse.recognition;

/**
 * A word that was recognised, and where it stands. Heights count downwards.
 *
 * @param text as recognised; untrusted
 * @param turned whether it does not run from left to right; the other figures are those of its own direction, then
 */
public record Seen(String text, double left, double right, double middle, double height, boolean turned) {

    static Seen of(Word word, boolean turned) {
        return new Seen(word.text(), word.left(), word.right(), word.middle(), word.height(), turned);
    }
}
