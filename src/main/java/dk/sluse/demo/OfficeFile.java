package dk.sluse.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;

/** Writes Office documents so that the same content gives the same bytes, today and tomorrow. */
final class OfficeFile {

    /** When every sample was written, by its own account. */
    static final Instant WRITTEN = Instant.parse("2026-10-05T08:30:00Z");

    private OfficeFile() {}

    static void write(POIXMLDocument document, String title, String author, Path file) throws IOException {
        POIXMLProperties.CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(title);
        properties.setCreator(author);
        properties.setCreated(Optional.of(Date.from(WRITTEN)));
        properties.setModified(Optional.of(Date.from(WRITTEN)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.write(bytes);
        Files.write(file, atOneTime(bytes.toByteArray()));
    }

    /** The package again, with one time for all its parts: POI stamps them with the time of the machine. */
    private static byte[] atOneTime(byte[] zip) throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(WRITTEN, ZoneOffset.UTC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(time);
                out.putNextEntry(same);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
