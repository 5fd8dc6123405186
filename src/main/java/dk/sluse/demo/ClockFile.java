package dk.sluse.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * How the demo lets business time run ahead of the machine's: a file that holds one ISO-8601 duration, such as {@code
 * PT720H}, by which a hub's clock is ahead. It is replaced as a whole, so a reader never sees half of it; no file means no
 * offset.
 */
public final class ClockFile {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    /** The file, for the hub's settings. */
    public Path file() {
        return file;
    }

    /** How far ahead business time is now. */
    public Duration offset() {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets time run ahead by so much more.
     *
     * @throws IllegalArgumentException for a step back: time does not
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: " + by);
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, offset().plus(by) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Business time as a hub with this file has it, in Copenhagen. */
    public Clock clock() {
        InstantSource ahead = () -> Clock.systemUTC().instant().plus(offset());
        return ahead.withZone(COPENHAGEN);
    }
}
