package dk.sluse.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that holds a secret: there, not empty, and read by the hub's user alone. */
final class SecretFile {

    private static final int LARGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** What is wrong with a secret file, and what to do about it. */
    record Problem(String what, String remedy) {}

    /** What is wrong with a file as the keeper of a secret, or nothing. */
    static Optional<Problem> problem(Path file) {
        try {
            // Asked for once: a start looks at the key of every project.
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return missing(file);
            }
            if (!OWNERS.containsAll(attributes.permissions())) {
                return problem(
                        "The file " + Faults.quoted(file.toString()) + " can be read by others.",
                        "Run: chmod 600 " + file);
            }
            if (!Files.isReadable(file)) {
                return problem(
                        "The file " + Faults.quoted(file.toString()) + " cannot be read.",
                        "Let the hub's user own it.");
            }
            long size = attributes.size();
            return size == 0 || size > LARGEST
                    ? problem("The file " + Faults.quoted(file.toString()) + " holds no secret.", "Write it there.")
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return missing(file);
        } catch (IOException e) {
            return problem(
                    "The file " + Faults.quoted(file.toString()) + " cannot be looked at.",
                    "Let the hub's user own it.");
        }
    }

    /** What is wrong with a file as a private key, or nothing. */
    static Optional<Problem> keyProblem(Path file) {
        Optional<Problem> problem = problem(file);
        if (problem.isPresent()) {
            return problem;
        }
        try {
            return read(file).startsWith("-----BEGIN ")
                    ? Optional.empty()
                    : problem(
                            "The file " + Faults.quoted(file.toString()) + " holds no private key.",
                            "Make one with: ssh-keygen -t ed25519 -N '' -f FILE");
        } catch (IOException e) {
            return problem(
                    "The file " + Faults.quoted(file.toString()) + " cannot be read.", "Let the hub's user own it.");
        }
    }

    /** The secret, without white space around it. */
    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static Optional<Problem> missing(Path file) {
        return problem("The file " + Faults.quoted(file.toString()) + " is missing.", "Create it, with mode 0600.");
    }

    private static Optional<Problem> problem(String what, String remedy) {
        return Optional.of(new Problem(what, remedy));
    }
}
