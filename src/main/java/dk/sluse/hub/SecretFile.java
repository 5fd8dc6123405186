package dk.sluse.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (!Files.isRegularFile(file)) {
            return problem("The file " + Faults.quoted(file.toString()) + " is missing.", "Create it, with mode 0600.");
        }
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                return problem(
                        "The file " + Faults.quoted(file.toString()) + " can be read by others.",
                        "Run: chmod 600 " + file);
            }
            if (!Files.isReadable(file)) {
                return problem(
                        "The file " + Faults.quoted(file.toString()) + " cannot be read.",
                        "Let the hub's user own it.");
            }
            long size = Files.size(file);
            return size == 0 || size > LARGEST
                    ? problem("The file " + Faults.quoted(file.toString()) + " holds no secret.", "Write it there.")
                    : Optional.empty();
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

    private static Optional<Problem> problem(String what, String remedy) {
        return Optional.of(new Problem(what, remedy));
    }
}
