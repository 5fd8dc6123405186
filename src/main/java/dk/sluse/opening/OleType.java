package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells an old workbook, document or presentation from any other OLE container by the streams at its root. */
final class OleType {

    private OleType() {}

    static FileType of(Bytes bytes) {
        try (POIFSFileSystem ole = open(bytes)) {
            return ofStreams(ole.getRoot().getEntryNames());
        } catch (IOException | RuntimeException e) {
            // A broken container is still one; its opener says what is wrong.
            return FileType.OLE;
        }
    }

    static POIFSFileSystem open(Bytes bytes) throws IOException {
        if (bytes instanceof Bytes.OnDisk disk && disk.offset() == 0 && disk.size() == Files.size(disk.file())) {
            return new POIFSFileSystem(FileChannel.open(disk.file()), true);
        }
        try (InputStream in = bytes.open()) {
            return new POIFSFileSystem(in);
        }
    }

    /** Names are told apart without their case, as Office does. */
    private static FileType ofStreams(Set<String> names) {
        Set<String> folded =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (folded.contains("workbook") || folded.contains("book")) {
            return FileType.XLS;
        } else if (folded.contains("worddocument")) {
            return FileType.DOC;
        }
        return folded.contains("powerpoint document") ? FileType.PPT : FileType.OLE;
    }
}
