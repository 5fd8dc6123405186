package dk.sluse.screening;

import dk.sluse.document.Document;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One rule, as a function of what is in a file. A policy keeps no state between files, knows no project, and only finds:
 * it never approves. It runs in the limited process.
 */
public interface Policy {

    /** Its name in routes and in {@code config/policies.yaml}. */
    String name();

    /** Grows with every change of what it finds, so that a decision tells which edition judged. */
    int version();

    /** The thresholds it reads; the configuration must give each of them a value, and no others. */
    Set<String> thresholds();

    /** Whether the configuration may give it {@code patterns} to look for. */
    default boolean takesPatterns() {
        return false;
    }

    /** What is to be said about the file, in any order; nothing means that it is clean. */
    List<Finding> judge(Document document, Declaration declaration, Thresholds thresholds) throws IOException;
}
