package dk.sluse.document;

import dk.sluse.bytes.Bytes;

/** Lines as a text, a page or a script would have them. */
final class Said {

    static final Part TEXT = part(0, "a.txt");

    private Said() {}

    static Part part(int id, String name) {
        return new Part(id, name, name, Part.Role.FILE, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));
    }

    static Passage line(int row, String text) {
        return line(TEXT, "", row, text);
    }

    static Passage line(Part part, String where, int row, String text) {
        return new Passage(part, Passage.Kind.LINE, where, row, 0, false, text);
    }
}
