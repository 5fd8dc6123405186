package dk.sluse.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/** One hash of all routes, policies and settings, so that the record tells when somebody changed one (design, 9). */
final class ConfigurationMark {

    private ConfigurationMark() {}

    /** The hash of every file below these folders, by name and content. Projects have versions of their own. */
    static String of(List<Path> folders) {
        try {
            MessageDigest digest = DigestUtils.getSha256Digest();
            for (Path folder : folders) {
                add(digest, folder);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("projects")))
                    .sorted()
                    .toList()) {
                digest.update(folder.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    /** The hash that was recorded when a hub started last. */
    static Optional<String> lastRecorded(Handle h) {
        return h.createQuery("""
                        select facts ->> 'configuration' from audit_event
                        where chain = 'hub' and kind = 'hub-started' order by id desc limit 1""").mapTo(String.class).findOne();
    }
}
