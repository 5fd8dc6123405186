package dk.sluse.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time by which deadlines, warnings and expiry go: the system's. Only a demo or a test gives it a file with an
 * ISO-8601 duration, such as {@code P31D}, by which it runs ahead; the file is read each time and may change while the hub
 * runs. A file that cannot be read leaves the offset as it was.
 */
public final class BusinessClock extends Clock {

    private final Clock system;
    private final Optional<Path> offsetFile;
    private final AtomicReference<Duration> offset;

    private BusinessClock(Clock system, Optional<Path> offsetFile, AtomicReference<Duration> offset) {
        this.system = system;
        this.offsetFile = offsetFile;
        this.offset = offset;
    }

    /** The system's time. */
    public static BusinessClock real(Clock system) {
        return new BusinessClock(system, Optional.empty(), new AtomicReference<>(Duration.ZERO));
    }

    /** A time that runs ahead by what stands in a file. For the demo and tests only. */
    public static BusinessClock ahead(Clock system, Path offsetFile) {
        return new BusinessClock(system, Optional.of(offsetFile), new AtomicReference<>(Duration.ZERO));
    }

    @Override
    public Instant instant() {
        offsetFile.flatMap(BusinessClock::read).ifPresent(offset::set);
        return system.instant().plus(offset.get());
    }

    private static Optional<Duration> read(Path file) {
        try {
            return Optional.of(Duration.parse(Files.readString(file).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new BusinessClock(system.withZone(zone), offsetFile, offset);
    }
}
