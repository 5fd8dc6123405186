package dk.sluse.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes the inside of workbooks as no spreadsheet program would. */
final class Workbooks {

    private Workbooks() {}

    /** Copies a workbook with one of its parts rewritten. */
    static void rewrite(Path from, Path to, String part, UnaryOperator<String> change) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.write((entry.getName().equals(part) ? change.apply(content) : content)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
