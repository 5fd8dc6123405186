package dk.sluse.inspection;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the hub says about the limited process.
 *
 * @param javaHome the Java to run it with
 * @param classPath the class path to run it with
 * @param workFolder where it may keep what does not fit in memory, for as long as a file is open; on a disk with room for
 *     {@code expanded-megabytes} of {@code policies.yaml}
 * @param isolation how it is cut off from the network
 * @param archive classes as Java has them after loading, which are then not loaded anew; one of another Java is passed over
 */
public record InspectorSettings(
        Path javaHome, String classPath, Path workFolder, Isolation isolation, Optional<Path> archive) {

    /** Where {@code ./sluse} keeps what it built. */
    private static final String DIST = "sluse.dist";

    private static final String ARCHIVE = "inspector.jsa";

    public InspectorSettings {
        Objects.requireNonNull(javaHome, "javaHome");
        Objects.requireNonNull(classPath, "classPath");
        Objects.requireNonNull(workFolder, "workFolder");
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(archive, "archive");
    }

    /** Without an archive of classes. */
    public InspectorSettings(Path javaHome, String classPath, Path workFolder, Isolation isolation) {
        this(javaHome, classPath, workFolder, isolation, Optional.empty());
    }

    /**
     * The same Java and class path as this process, full isolation where the kernel allows it.
     *
     * @throws IllegalStateException when it does not, and {@code allowReduced} is false
     */
    public static InspectorSettings likeThisProcess(Path workFolder, boolean allowReduced) {
        Isolation isolation = Isolation.probe();
        if (isolation.level() == Isolation.Level.REDUCED && !allowReduced) {
            throw new IllegalStateException("The kernel refuses network namespaces (unshare --net), so files cannot be"
                    + " inspected without network; allow namespaces, or set screening.isolation=reduced");
        }
        return new InspectorSettings(
                Path.of(System.getProperty("java.home")),
                absolute(System.getProperty("java.class.path")),
                workFolder,
                isolation,
                Optional.ofNullable(System.getProperty(DIST))
                        .map(dist -> Path.of(dist).toAbsolutePath().resolve(ARCHIVE))
                        .filter(Files::isReadable));
    }

    /** The process works in a folder of its own, from where relative entries would lead nowhere. */
    static String absolute(String classPath) {
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
