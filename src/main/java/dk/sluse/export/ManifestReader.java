package dk.sluse.export;

import dk.sluse.export.ManifestReading.Faulty;
import dk.sluse.intake.CsvRows;
import dk.sluse.intake.TableLine;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads a manifest, {@code .xlsx} or {@code ;}-separated text, by what it is and not by its name (R40, F38). It answers
 * with everything that is wrong at once, by row, and never more than memory can hold.
 */
public final class ManifestReader {

    /** The most files one request may name. */
    public static final int MOST_ROWS = 1_000;

    private static final long LONGEST_FILE = 5L << 20;
    private static final int LONGEST_NAME = 80;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private ManifestReader() {}

    /**
     * Reads a manifest from a file of our own.
     *
     * @param name what its sender calls it, to say which document a fault is in
     * @throws IOException when our own disk fails
     */
    public static ManifestReading read(Path file, String name) throws IOException {
        String shown = Masking.mask(Printable.of(name, LONGEST_NAME));
        try {
            return ManifestTable.read(rows(file, shown));
        } catch (UnreadableManifest e) {
            return new Faulty(List.of(e.fault()));
        }
    }

    private static List<TableLine> rows(Path file, String shown) throws IOException, UnreadableManifest {
        if (Files.size(file) > LONGEST_FILE) {
            throw new UnreadableManifest(tooLarge(shown));
        }
        byte[] start = start(file);
        if (startsWith(start, ZIP)) {
            return XlsxRows.read(file, shown);
        }
        if (startsWith(start, OLE2)) {
            throw new UnreadableManifest(OldWorkbook.fault(file, shown));
        }
        if (shown.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new UnreadableManifest(unreadable(shown));
        }
        return csv(file, shown);
    }

    private static List<TableLine> csv(Path file, String shown) throws IOException, UnreadableManifest {
        try {
            return CsvRows.read(Files.readAllBytes(file));
        } catch (CsvRows.NoText e) {
            throw new UnreadableManifest(unreadable(shown));
        } catch (CsvRows.OpenQuote e) {
            throw new UnreadableManifest(ManifestFault.at(
                    e.row(),
                    new Phrase(
                            "Et anførselstegn bliver ikke lukket. Ret det, eller brug skabelonen i .xlsx.",
                            "A quotation mark is not closed. Mend it, or use the .xlsx template.")));
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ZIP.length);
        }
    }

    private static boolean startsWith(byte[] start, byte[] magic) {
        return java.util.Arrays.equals(start, magic);
    }

    static Phrase tooLarge(String shown) {
        return Phrase.of(
                "»%s« er for stort til at være et manifest. Brug skabelonen, og skriv kun filernes stier og forklaringer.",
                "\"%s\" is too large to be a manifest. Use the template, and write only the files' paths and explanations.",
                shown);
    }

    static Phrase unreadable(String shown) {
        return Phrase.of(
                "»%s« kan ikke læses som et regneark. Åbn det i Excel eller LibreOffice, gem det som .xlsx, og send det igen.",
                "\"%s\" cannot be read as a spreadsheet. Open it in Excel or LibreOffice, save it as .xlsx, and send it again.",
                shown);
    }
}
