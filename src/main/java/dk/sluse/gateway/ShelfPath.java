package dk.sluse.gateway;

import dk.sluse.wording.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the bytes a client calls a path into names below a shelf's root (F17, F40), by text alone: {@code .} and
 * {@code ..} are worked out before anything on disk is looked at, and above the root is the root. What is no plain text, or
 * endless, is no path.
 */
final class ShelfPath {

    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 255;
    private static final int DEEPEST = 32;

    private ShelfPath() {}

    /** The names from the root, empty for the root itself; nothing when this can be no path of ours. */
    static Optional<List<String>> names(byte[] path) {
        if (path.length > LONGEST_PATH) {
            return Optional.empty();
        }
        Optional<String> text = decoded(path);
        return text.flatMap(ShelfPath::resolved);
    }

    /** The path as clients and the record write it. */
    static String text(List<String> names) {
        return "/" + String.join("/", names);
    }

    /** Whether a name may be on a shelf: one that cannot mislead a terminal, a log or another system's file names. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && Printable.of(name).equals(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    private static Optional<List<String>> resolved(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                if (!isPlain(name) || names.size() == DEEPEST) {
                    return Optional.empty();
                }
                names.add(name);
            }
        }
        return Optional.of(List.copyOf(names));
    }

    private static Optional<String> decoded(byte[] text) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
