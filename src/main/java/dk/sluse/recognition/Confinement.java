package dk.sluse.recognition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words before Tesseract's command line that keep it small and end it with the limited process: memory, processor time,
 * no file written, no core, no new privileges; killed by the kernel when the thread that started it is gone, which needs no
 * privilege. It is in the limited process's network namespace, for it is its child.
 */
final class Confinement {

    private static final Path LIMIT = Path.of("/usr/bin/prlimit");
    private static final Path BIND = Path.of("/usr/bin/setpriv");
    private static final long MEMORY = 640L << 20;

    private Confinement() {}

    /** Whether the programs are here (Debian: util-linux). */
    static boolean isPossible() {
        return Files.isExecutable(LIMIT) && Files.isExecutable(BIND);
    }

    static List<String> launcher(int seconds) {
        return List.of(
                LIMIT.toString(),
                "--as=" + MEMORY,
                "--cpu=" + seconds,
                "--fsize=0",
                "--core=0",
                "--nofile=32",
                BIND.toString(),
                "--no-new-privs",
                "--pdeathsig",
                "KILL",
                "--");
    }
}
