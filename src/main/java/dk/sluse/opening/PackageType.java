package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Tells a workbook, a document or a presentation from any other zip by its list of content types. */
final class PackageType {

    private static final int LONGEST_LIST = 1 << 20;

    private PackageType() {}

    static FileType of(Bytes bytes) {
        try (ZipFile zip = ZipWalk.open(bytes)) {
            ZipArchiveEntry list = zip.getEntry("[Content_Types].xml");
            if (list == null || !ZipWalk.isReadable(zip, list)) {
                return FileType.ZIP;
            }
            try (InputStream in = zip.getInputStream(list)) {
                return ofContentTypes(new String(in.readNBytes(LONGEST_LIST), StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException e) {
            // A broken archive is still one; its opener says what is wrong.
            return FileType.ZIP;
        }
    }

    private static FileType ofContentTypes(String list) {
        String types = list.toLowerCase(Locale.ROOT);
        if (types.contains("ms-excel.sheet.binary.macroenabled")) {
            return FileType.XLSB;
        } else if (types.contains("ms-excel.sheet.macroenabled")) {
            return FileType.XLSM;
        } else if (types.contains("spreadsheetml.sheet.main")) {
            return FileType.XLSX;
        } else if (types.contains("ms-word.document.macroenabled")) {
            return FileType.DOCM;
        } else if (types.contains("wordprocessingml.document.main")) {
            return FileType.DOCX;
        } else if (types.contains("ms-powerpoint.presentation.macroenabled")) {
            return FileType.PPTM;
        }
        return types.contains("presentationml.presentation.main") ? FileType.PPTX : FileType.OOXML;
    }
}
