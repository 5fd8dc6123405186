package dk.sluse.hub;

import dk.sluse.custody.RateLimit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that settings have. */
final class Kinds {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?(kB|MB|GB)");
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F.:]+)/(\\d{1,3})");

    private Kinds() {}

    /** Any text but an empty one. */
    static Kind<String> text() {
        return matching("a text", "(?s).+");
    }

    /** Text of a certain form. */
    static Kind<String> matching(String wanted, String form) {
        Pattern pattern = Pattern.compile(form);
        return new Kind<>(wanted, text -> {
            require(pattern.matcher(text).matches());
            return text;
        });
    }

    static Kind<Integer> number(int least, int most) {
        return new Kind<>("a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    static Kind<Integer> port() {
        return number(0, 65_535);
    }

    /** A length of time in ISO-8601, within bounds. */
    static Kind<Duration> duration(String least, String most) {
        Duration shortest = Duration.parse(least);
        Duration longest = Duration.parse(most);
        return new Kind<>("a length of time from " + least + " to " + most + ", such as PT30S or PT1H", text -> {
            try {
                Duration value = Duration.parse(text);
                require(value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0);
                return value;
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /** A size in bytes; a kB is 1024 of them. */
    static Kind<Long> size() {
        return new Kind<>("a size such as 64 MB (or kB, GB)", text -> {
            Matcher size = SIZE.matcher(text);
            require(size.matches());
            int shift = size.group(2).equals("kB") ? 10 : size.group(2).equals("MB") ? 20 : 30;
            return Long.parseLong(size.group(1)) << shift;
        });
    }

    /** One of an enum's values, in lower case. */
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        String choice = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Kinds::shown).toList());
        return new Kind<>("one of: " + choice, text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> shown(value).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    /** A file or folder; a relative one is meant from the folder that holds {@code config}. */
    static Kind<Path> path() {
        return new Kind<>("a file or folder", text -> {
            try {
                require(!text.isEmpty());
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    static Kind<String> host() {
        return matching(
                "a host name or address",
                "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    }

    static Kind<String> mailAddress() {
        return matching("a mail address", "[^\\s@<>\"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    }

    /** A network such as {@code 10.1.0.0/16} or {@code 2001:db8::/32}. */
    static Kind<String> network() {
        return new Kind<>("a network such as 10.1.0.0/16", text -> {
            Matcher network = NETWORK.matcher(text);
            require(network.matches() && isAddress(network.group(1)));
            require(Integer.parseInt(network.group(2)) <= (network.group(1).contains(":") ? 128 : 32));
            return text;
        });
    }

    /** Values with commas between; empty is none. */
    static <T> Kind<List<T>> listOf(Kind<T> kind) {
        return new Kind<>(kind.wanted() + ", several with commas between, or nothing", text -> {
            if (text.isBlank()) {
                return List.of();
            }
            return Arrays.stream(text.split(",", -1))
                    .map(part -> kind.of(part.strip()))
                    .toList();
        });
    }

    /** How fast places may be used: {@code NAME WINDOW RATE, …; NAME …}. */
    static Kind<Map<String, RateLimit>> rateLimits() {
        return new Kind<>("such as genomes 08:00-16:00 20MiB, 16:00-08:00 200MiB; alpha/environment 50MiB", text -> {
            Map<String, RateLimit> limits = new TreeMap<>();
            for (String part : text.split(";", -1)) {
                if (!part.isBlank()) {
                    String[] words = part.strip().split("\\s+", 2);
                    require(words.length == 2);
                    limits.put(words[0], RateLimit.parse(words[1]));
                }
            }
            return limits;
        });
    }

    private static boolean isAddress(String text) {
        if (!text.contains(":")) {
            return text.matches("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
        }
        List<String> groups = List.of(text.split(":", -1));
        boolean shortened =
                text.contains("::") && text.indexOf("::") == text.lastIndexOf("::") && !text.contains(":::");
        return groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{0,4}"))
                && (shortened ? groups.size() <= 9 : groups.size() == 8 && !groups.contains(""));
    }

    private static String shown(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
    }
}
