package dk.sluse.custody;

import dk.sluse.calendar.Copenhagen;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bytes a second may go to and from a place, by the time of day in Copenhagen.
 *
 * @param windows the first one that holds a moment counts; outside all of them there is no limit
 */
public record RateLimit(List<Window> windows) {

    /** As fast as it goes. */
    public static final RateLimit NONE = new RateLimit(List.of());

    private static final Pattern WINDOW =
            Pattern.compile("(?:(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)\\s+)?(\\d{1,15})\\s*(|k|Ki|Mi|Gi|[kMG])B?(?:/s)?");

    public RateLimit {
        windows = List.copyOf(windows);
    }

    /**
     * A part of the day.
     *
     * @param from its first minute
     * @param to the first minute after it; the same as {@code from} means the whole day, an earlier one the next day
     * @param bytesPerSecond at least one
     */
    public record Window(LocalTime from, LocalTime to, long bytesPerSecond) {

        public Window {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("A limit must let at least one byte a second pass.");
            }
        }

        boolean holds(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean ended = !time.isBefore(to);
            return from.isBefore(to) ? begun && !ended : begun || !ended;
        }
    }

    /**
     * Reads {@code 08:00-16:00 20MiB, 16:00-22:00 100MiB}: windows of the day, and the bytes that may pass each second.
     * Without a window a rate holds all day. Empty means no limit.
     *
     * @throws IllegalArgumentException saying what cannot be read
     */
    public static RateLimit parse(String text) {
        List<Window> windows = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                windows.add(window(part.strip()));
            } else if (!text.isBlank()) {
                throw fault(text);
            }
        }
        return new RateLimit(windows);
    }

    private static Window window(String part) {
        Matcher matcher = WINDOW.matcher(part);
        if (!matcher.matches()) {
            throw fault(part);
        }
        try {
            LocalTime from = matcher.group(1) == null ? LocalTime.MIN : LocalTime.parse(matcher.group(1));
            LocalTime to = matcher.group(2) == null ? LocalTime.MIN : LocalTime.parse(matcher.group(2));
            long rate = Math.multiplyExact(Long.parseLong(matcher.group(3)), unit(matcher.group(4)));
            return new Window(from, to, rate);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw fault(part);
        }
    }

    private static long unit(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            case "g" -> 1_000_000_000;
            case "ki" -> 1L << 10;
            case "mi" -> 1L << 20;
            case "gi" -> 1L << 30;
            default -> 1;
        };
    }

    private static IllegalArgumentException fault(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is no limit. Write windows with a rate, such as \"08:00-16:00 20MiB, 16:00-08:00 200MiB\".");
    }

    /** The bytes that may pass each second at a moment, or no limit. */
    OptionalLong at(Instant moment) {
        LocalTime time = LocalTime.ofInstant(moment, Copenhagen.ZONE);
        return windows.stream()
                .filter(window -> window.holds(time))
                .mapToLong(Window::bytesPerSecond)
                .findFirst();
    }
}
