package dk.sluse.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/**
 * Writes what goes with a delivery: the sample sheet, and {@code SHA256SUMS} of the bytes as they were read back where they lie
 * now. The same delivery gives the same papers each time.
 */
final class Papers {

    private final ReleaseFiles files;
    private final ReleaseLodging lodging;

    Papers(ReleaseFiles files, ReleaseLodging lodging) {
        this.files = files;
        this.lodging = lodging;
    }

    void write(Handle h, ReleaseOrder order, List<ReleaseFile> carried) throws IOException {
        Path folder = Files.createDirectories(lodging.paperFolder(order));
        String sheet = write(h, order, folder, ReleaseLodging.SHEET, files.sheet(h, order));
        List<String> sums = new ArrayList<>(Stream.concat(
                        carried.stream()
                                .filter(file -> !file.paper())
                                .map(file -> file.sha256().orElseThrow() + "  " + file.target()),
                        Stream.of(sheet + "  " + ReleaseLodging.SHEET))
                .sorted(java.util.Comparator.comparing(line -> line.substring(line.indexOf("  "))))
                .toList());
        var unused = write(h, order, folder, ReleaseLodging.SUMS, sums);
    }

    private String write(Handle h, ReleaseOrder order, Path folder, String name, List<String> lines)
            throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String source = ReleaseLodging.hidden(order).child(name).toString();
        files.wrote(h, order, name, source, Files.size(file), sha256);
        return sha256;
    }
}
