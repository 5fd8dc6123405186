package dk.sluse.disclosure;

/** How much of a grid are headings and labels. */
record TableShape(int headingRows, int labelColumns) {

    private static final double MOSTLY = 0.5;

    static TableShape of(String[][] texts, Entry[][] entries) {
        int rows = texts.length;
        int columns = rows == 0 ? 0 : texts[0].length;
        int headingRows = 0;
        while (headingRows < rows && isHeading(texts, entries, headingRows)) {
            headingRows++;
        }
        if (headingRows == rows) {
            headingRows = Math.min(1, rows);
        }
        int labelColumns = 0;
        while (labelColumns < columns - 1 && isLabels(texts, entries, labelColumns, headingRows)) {
            labelColumns++;
        }
        return new TableShape(headingRows, labelColumns);
    }

    /** A row of words, of {@code N = 40}, or of years above numbers that are none. */
    private static boolean isHeading(String[][] texts, Entry[][] entries, int row) {
        int numbers = 0;
        int years = 0;
        int words = 0;
        for (int c = 0; c < texts[row].length; c++) {
            Entry entry = entries[row][c];
            if (entry.kind() == Entry.Kind.WHOLE && entry.marked()) {
                words++;
            } else if (entry.isHidden() && isWord(texts[row][c])) {
                words++;
            } else if (entry.isNumeric() && !(entry.isHidden() && c == 0)) {
                numbers++;
                years += entry.isWhole() && entry.value() >= 1900 && entry.value() <= 2100 ? 1 : 0;
            } else if (!entry.isBlank()) {
                words += c > 0 ? 1 : 0;
            }
        }
        boolean first = row == 0;
        boolean onlyYears = first && numbers >= 2 && years == numbers && row + 1 < texts.length && rising(entries[row]);
        boolean onlyCodes = numbers >= 2 && codes(entries[row]) && row + 1 < texts.length && isTop(texts, row);
        return (numbers == 0 && (first || words > 0)) || onlyYears || onlyCodes;
    }

    /** Groups that are numbered from 0 or 1, as statistics programs print them. */
    private static boolean codes(Entry[] row) {
        double next = -1;
        for (Entry entry : row) {
            if (entry.isNumeric()) {
                boolean fits =
                        entry.kind() == Entry.Kind.WHOLE && (next < 0 ? entry.value() <= 1 : entry.value() == next);
                if (!fits) {
                    return false;
                }
                next = entry.value() + 1;
            }
        }
        return true;
    }

    /** Whether at most the name of what is in the columns stands above. */
    private static boolean isTop(String[][] texts, int row) {
        return row == 0
                || (row == 1
                        && java.util.Arrays.stream(texts[0])
                                        .filter(text -> !text.isBlank())
                                        .count()
                                <= 1);
    }

    /** Marks such as {@code x} and {@code c} are names where names stand. */
    private static boolean isWord(String text) {
        return !text.isBlank() && text.strip().chars().allMatch(Character::isLetter);
    }

    private static boolean rising(Entry[] row) {
        double last = 0;
        for (Entry entry : row) {
            if (entry.isWhole()) {
                if (entry.value() <= last) {
                    return false;
                }
                last = entry.value();
            }
        }
        return true;
    }

    /** A column of words, or of codes and running numbers to judge by its heading. */
    private static boolean isLabels(String[][] texts, Entry[][] entries, int column, int headingRows) {
        int words = 0;
        int numbers = 0;
        boolean running = true;
        double last = Double.NaN;
        StringBuilder heading = new StringBuilder();
        for (int r = 0; r < texts.length; r++) {
            Entry entry = entries[r][column];
            if (r < headingRows) {
                heading.append(texts[r][column]).append(' ');
            } else if (entry.isNumeric() && !(entry.isHidden() && isWord(texts[r][column]))) {
                numbers++;
                running &= entry.isWhole() && (Double.isNaN(last) || entry.value() == last + 1);
                last = entry.value();
            } else if (column > 0 && Fields.isFigures(texts[r][column])) {
                numbers++;
                running = false;
            } else if (!entry.isBlank()) {
                words++;
            }
        }
        if (column > 0 && Wording.isCount(heading.toString())) {
            return false;
        }
        if (words + numbers == 0 || words >= MOSTLY * (words + numbers)) {
            return words + numbers > 0 || column == 0;
        }
        String head = heading.toString().strip();
        boolean counted = Wording.isCount(head);
        boolean code = Wording.isOther(head) || (head.isEmpty() && running && numbers > 1);
        return column == 0 && !counted && (code || (running && numbers > 2));
    }
}
