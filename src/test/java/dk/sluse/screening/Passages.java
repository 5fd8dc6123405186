package dk.sluse.screening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.List;

/** What a policy reads, made without a file: for rules about single lines. */
final class Passages {

    private Passages() {}

    static Part part(String name) {
        return part(0, name, Part.Role.FILE, FileType.TEXT);
    }

    static Part part(int id, String name, Part.Role role, FileType type) {
        return new Part(id, name, name, role, type, type.media(), 0, Bytes.of(new byte[0]));
    }

    /** The lines of a text file of that name. */
    static List<Passage> lines(String name, String... lines) {
        Part part = part(name);
        List<Passage> passages = new ArrayList<>();
        for (String line : lines) {
            passages.add(new Passage(part, Passage.Kind.LINE, "", passages.size() + 1, 0, false, line));
        }
        return passages;
    }

    static Passage of(Passage.Kind kind, String where, String text) {
        return new Passage(part("a.docx"), kind, where, 1, 1, false, text);
    }
}
