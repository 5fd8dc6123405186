package dk.sluse.genome;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a register's file with one small buffer, whatever its size. */
final class RegisterFile {

    private static final int LONGEST_LINE = 1000;
    private static final int END = -1;

    private final InputStream in;
    private final NumberSet.Gathering numbers = new NumberSet.Gathering();
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private long lines;

    private RegisterFile(InputStream in) {
        this.in = in;
    }

    static NumberSet read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new RegisterFile(in).read();
        }
    }

    private NumberSet read() throws IOException {
        for (int next = in.read(); next != END; next = in.read()) {
            if (next == '\n') {
                endLine();
            } else if (length == LONGEST_LINE) {
                throw fault("is longer than " + LONGEST_LINE + " bytes");
            } else {
                line[length++] = (byte) next;
            }
        }
        if (length > 0) {
            lines++;
            throw fault("has no end, as if the file had been cut");
        }
        return numbers.done();
    }

    private void endLine() throws GenomeUnavailableException {
        lines++;
        String first = firstColumn();
        length = 0;
        String digits = first.replace("-", "");
        if (first.matches("\\d{6}-?\\d{4}")) {
            numbers.add(Long.parseLong(digits));
        } else if (!first.isEmpty() && !isHeading(first) && !isSubstitute(first)) {
            throw fault("is no person number");
        }
    }

    private String firstColumn() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        if (lines == 1 && text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        int separator = 0;
        while (separator < text.length() && ";,\t".indexOf(text.charAt(separator)) < 0) {
            separator++;
        }
        return text.substring(0, separator).strip().replace("\"", "");
    }

    private boolean isHeading(String text) {
        return lines == 1 && text.chars().noneMatch(Character::isDigit);
    }

    private static boolean isSubstitute(String text) {
        return text.matches("\\d{6}-?\\d[A-Za-z]{2}\\d");
    }

    private GenomeUnavailableException fault(String what) {
        return new GenomeUnavailableException("Line " + lines + " of the use register's file " + what
                + ". Nothing is matched or delivered before that is mended.");
    }
}
