package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.regex.Pattern;

/**
 * What tells a column apart: a sheet's column, or in a text the count of delimiters before a field.
 *
 * @param part the part's number
 * @param where the sheet or table, empty in a text
 * @param delimiter what separates fields in a text
 * @param number the column's number, or how many delimiters stand before
 * @param kind apart from others of the same column: a space for all, else what its numbers have in common
 */
record TextColumn(int part, String where, char delimiter, int number, char kind) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static final char ANY = ' ';

    /** A cell's column; in a line, how many delimiters stand before the number. */
    static TextColumn of(Passage passage, String text, int start) {
        if (passage.isCell()) {
            return new TextColumn(passage.part().id(), passage.where(), ' ', passage.column(), ANY);
        }
        char delimiter = delimiterOf(text);
        int fields = 0;
        for (int i = 0; i < start; i++) {
            boolean here = text.charAt(i) == delimiter;
            // Blanks in a row are one delimiter.
            fields += here && (delimiter != ' ' || i == 0 || text.charAt(i - 1) != ' ') ? 1 : 0;
        }
        return new TextColumn(passage.part().id(), tableOf(passage), delimiter, fields, ANY);
    }

    /** Lines follow each other in one table; properties are each their own. */
    private static String tableOf(Passage passage) {
        return passage.kind() == Passage.Kind.LINE && passage.row() > 0 ? "" : passage.where();
    }

    static char delimiterOf(String text) {
        for (char delimiter : new char[] {'\t', ';', '|', ','}) {
            if (text.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ' ';
    }

    /** The fields of a line, of which there may be many: no pattern is compiled for one. */
    static String[] fields(String line, char delimiter, int most) {
        // Java splits at one escaped sign without a pattern.
        return delimiter == ' ' ? BLANKS.split(line, most) : line.split("\\" + delimiter, most);
    }

    TextColumn of(char other) {
        return new TextColumn(part, where, delimiter, number, other);
    }
}
