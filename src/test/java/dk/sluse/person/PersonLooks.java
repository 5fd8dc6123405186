package dk.sluse.person;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.List;

/** Passages as a file would have them, and what is said of them, without opening a file. */
final class PersonLooks {

    static final Part FILE =
            new Part(0, "f", "f", Part.Role.FILE, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));
    static final Part OTHER =
            new Part(1, "g", "g", Part.Role.EMBEDDED, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));

    private PersonLooks() {}

    static List<Passage> lines(String... lines) {
        List<Passage> passages = new ArrayList<>();
        for (String line : lines) {
            passages.add(line(passages.size() + 1, line));
        }
        return passages;
    }

    static Passage line(int row, String text) {
        return new Passage(FILE, Passage.Kind.LINE, "", row, 0, false, text);
    }

    /** Rows of a sheet, their cells between bars; numbers are cells of numbers. */
    static List<Passage> sheet(String... rows) {
        List<Passage> passages = new ArrayList<>();
        for (int row = 1; row <= rows.length; row++) {
            int column = 0;
            for (String text : rows[row - 1].split("\\|", -1)) {
                passages.add(cell(row, ++column, text));
            }
        }
        return passages;
    }

    static Passage cell(int row, int column, String text) {
        Passage.Kind kind = text.matches("\\d+") ? Passage.Kind.NUMBER : Passage.Kind.CELL;
        return new Passage(FILE, kind, "S", row, column, false, text);
    }

    /** What a search of columns of three, nine of ten with dates, finds: place, count and weight, and whose if not Danes'. */
    static List<String> found(List<Passage> passages) {
        PersonSearch search = new PersonSearch(3, 0.9);
        passages.forEach(search::look);
        return search.hits().stream()
                .map(hit -> hit.place() + " " + hit.count() + " " + hit.weight()
                        + (hit.kind() == PersonSearch.Kind.DANISH ? "" : " " + hit.kind()))
                .toList();
    }

    static List<String> found(String... lines) {
        return found(lines(lines));
    }
}
