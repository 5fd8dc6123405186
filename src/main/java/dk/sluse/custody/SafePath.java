package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A relative path with {@code /} between its names, checked before it is used anywhere (F17): no empty, {@code .} or
 * {@code ..} part, no leading slash, dash or tilde, no backslash, no control or invisible character, no name over 255 bytes
 * or ending in a space or dot, in Unicode's composed form (NFC).
 */
public final class SafePath implements Comparable<SafePath> {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 1024;

    private final String path;

    private SafePath(String path) {
        this.path = path;
    }

    /** What is wrong with a text as a path, or nothing. */
    public static Optional<Phrase> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of(new Phrase("Stien er tom.", "The path is empty."));
        }
        if (!Printable.of(text).equals(text)) {
            return Optional.of(new Phrase(
                    "Stien indeholder et linjeskift eller et andet usynligt tegn. Omdøb filen.",
                    "The path holds a line break or another invisible character. Rename the file."));
        }
        if (text.startsWith("/")) {
            return Optional.of(
                    new Phrase(
                            "Stien begynder med »/«. Skriv den fra projektets mappe, fx »results/table1.xlsx«.",
                            "The path begins with \"/\". Write it from the project's folder, such as \"results/table1.xlsx\"."));
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of(new Phrase(
                    "Stien indeholder »\\«. Skriv »/« mellem mapperne, eller omdøb filen.",
                    "The path holds a \"\\\". Write \"/\" between the folders, or rename the file."));
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return Optional.of(
                    new Phrase(
                            "Stien bruger sammensatte tegn (fx a + ring for å). Omdøb filen med almindelige bogstaver.",
                            "The path uses combining characters (such as a + ring for å). Rename the file with plain letters."));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return Optional.of(new Phrase("Stien er over 1024 byte lang.", "The path is longer than 1024 bytes."));
        }
        for (String name : text.split("/", -1)) {
            Optional<Phrase> fault = nameFault(name);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Phrase> nameFault(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.of(new Phrase(
                    "Stien indeholder »..«, ».« eller »//«. Skriv den præcise sti uden omveje.",
                    "The path holds \"..\", \".\" or \"//\". Write the exact path without detours."));
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Optional.of(new Phrase(
                    "Et navn i stien er over 255 byte langt. Omdøb filen.",
                    "A name in the path is longer than 255 bytes. Rename the file."));
        }
        if (name.startsWith("-") || name.startsWith("~")) {
            return Optional.of(new Phrase(
                    "Et navn i stien begynder med »-« eller »~«. Omdøb filen.",
                    "A name in the path begins with \"-\" or \"~\". Rename the file."));
        }
        if (name.endsWith(" ") || name.endsWith(".") || name.startsWith(" ")) {
            return Optional.of(new Phrase(
                    "Et navn i stien begynder eller slutter med mellemrum, eller slutter med punktum. Omdøb filen.",
                    "A name in the path begins or ends with a space, or ends with a dot. Rename the file."));
        }
        return Optional.empty();
    }

    /**
     * The path, when there is no {@link #fault}.
     *
     * @throws IllegalArgumentException with the fault
     */
    public static SafePath of(String text) {
        Optional<Phrase> fault = fault(text);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("Not a safe path: " + Printable.of(text, 120) + ": "
                    + fault.get().en());
        }
        return new SafePath(text);
    }

    /** This path below a folder. */
    public SafePath under(SafePath folder) {
        return of(folder.path + "/" + path);
    }

    /** This path with one more name at its end. */
    public SafePath child(String name) {
        return of(path + "/" + name);
    }

    /**
     * Another name in the same folder. The hub's own names there may make a path longer than one from outside may be.
     */
    SafePath beside(String name) {
        of(name);
        return parent().map(folder -> new SafePath(folder.path + "/" + name)).orElseGet(() -> new SafePath(name));
    }

    /** The last name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder it lies in, unless it lies at the top. */
    public Optional<SafePath> parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new SafePath(path.substring(0, slash)));
    }

    /** Its names, from the top. */
    public List<String> names() {
        return List.of(path.split("/"));
    }

    @Override
    public int compareTo(SafePath other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafePath that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path);
    }

    /** The path with {@code /} between its names. */
    @Override
    public String toString() {
        return path;
    }
}
