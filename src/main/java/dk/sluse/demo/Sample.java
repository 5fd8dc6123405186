package dk.sluse.demo;

import java.nio.file.Path;

/**
 * A result that a researcher wants to take home, with what the manifest says of it (R40).
 *
 * @param file where it lies on this machine
 * @param description what it is
 * @param why why it complies with the rules, by the researcher's own account
 * @param identifiable whether the researcher says that it holds identifiable data
 */
public record Sample(Path file, String description, String why, boolean identifiable) {

    /** Its name. */
    public String name() {
        return file.getFileName().toString();
    }
}
