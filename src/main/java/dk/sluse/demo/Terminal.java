package dk.sluse.demo;

import dk.sluse.wording.Printable;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the demo tells its story: a line per step, a bar that moves on a terminal and nowhere else, a table at the end. What
 * is shown may come from outside, so control characters are written out. Several threads may speak.
 */
public final class Terminal {

    private static final int BAR = 30;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final boolean live;
    private final Signs signs;

    /** How to draw: some terminals know ASCII only. */
    private record Signs(String step, String done, String failed, String full, String empty, String rule) {
        static final Signs ASCII = new Signs(">", "ok", "FAILED", "#", ".", "-");
        static final Signs UNICODE = new Signs("▸", "✓", "✗", "█", "░", "─");
    }

    /**
     * A terminal of one's own.
     *
     * @param live whether a line may be drawn again: a person looks, not a log
     * @param charset what {@code out} writes
     */
    Terminal(PrintStream out, boolean live, Charset charset) {
        this.out = out;
        this.live = live;
        this.signs = charset.newEncoder().canEncode("▸✓✗█░─") ? Signs.UNICODE : Signs.ASCII;
    }

    /** This process's own standard output; bars move only when a person's terminal is at its end. */
    public static Terminal ofSystem() {
        Optional<Console> console = Optional.ofNullable(System.console());
        Charset charset = console.map(Console::charset).orElseGet(Terminal::nativeCharset);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        String term = Optional.ofNullable(System.getenv("TERM")).orElse("dumb");
        return new Terminal(out, console.filter(Terminal::isTerminal).isPresent() && !term.equals("dumb"), charset);
    }

    /** A heading. */
    public synchronized void title(String words) {
        out.println();
        out.println(Printable.of(words));
        out.println(signs.rule().repeat(width(Printable.of(words))));
    }

    /** Something begins. */
    public synchronized void step(String words) {
        out.println(signs.step() + " " + Printable.of(words));
    }

    /** Something is as it should be. */
    public synchronized void done(String words) {
        out.println(GAP + signs.done() + " " + Printable.of(words));
    }

    /** Something is not. */
    public synchronized void failed(String words) {
        out.println(GAP + signs.failed() + " " + Printable.of(words));
    }

    /** A remark below a step; each line of it is set in. */
    public synchronized void note(String words) {
        words.lines().forEach(line -> out.println(GAP + GAP + Printable.of(line)));
    }

    /**
     * Something that takes its time. Close it when it ends, however it ends.
     *
     * @param total of what is counted; 0 when nobody knows
     */
    public Progress progress(String words, long total) {
        return new Progress(Printable.of(words), total);
    }

    /** A table, its columns as wide as they need to be; numbers stand to the right. */
    public synchronized void table(List<String> headings, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        List<List<String>> shown = all.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        int[] widths = new int[headings.size()];
        for (List<String> row : shown) {
            if (row.size() != widths.length) {
                throw new IllegalArgumentException("A row of " + row.size() + " cells below " + headings);
            }
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        out.println();
        for (int i = 0; i < shown.size(); i++) {
            out.println(line(shown.get(i), widths));
            if (i == 0) {
                out.println(rules(widths));
            }
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - width(row.get(i)));
            boolean number = row.get(i).matches("[0-9][0-9.,]*");
            line.append(i == 0 ? "" : GAP).append(number ? pad + row.get(i) : row.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private String rules(int[] widths) {
        return Arrays.stream(widths)
                .mapToObj(width -> signs.rule().repeat(width))
                .collect(Collectors.joining(GAP));
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Charset nativeCharset() {
        // Named so since Java 17; Java 18 and later write standard output in it too.
        return Optional.ofNullable(System.getProperty("native.encoding"))
                .map(Charset::forName)
                .orElse(StandardCharsets.US_ASCII);
    }

    /** Since Java 22 there is a console even when nobody looks; it knows better itself. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** A thing under way. On a terminal its line is drawn again as it moves on; elsewhere it is said when it ends. */
    public final class Progress implements AutoCloseable {
        private final String words;
        private final long total;
        private long reached;
        private int drawn = -1;

        private Progress(String words, long total) {
            this.words = words;
            this.total = total;
            reach(0);
        }

        /** Says how far it came; it never goes back. */
        public void reach(long amount) {
            synchronized (Terminal.this) {
                reached = Math.max(reached, amount);
                int percent = percent();
                if (live && percent != drawn) {
                    drawn = percent;
                    out.print("\r" + GAP + bar(percent) + " " + words);
                    out.flush();
                }
            }
        }

        /** It ended; what was not reached stays empty in the bar. */
        @Override
        public void close() {
            synchronized (Terminal.this) {
                if (live) {
                    // Erases the line: whether it ended well is for the caller to say.
                    out.print("\r\u001b[K");
                }
                out.println(GAP + words + (total > 0 ? " (" + percent() + " %)" : ""));
            }
        }

        private int percent() {
            return total <= 0 ? 0 : (int) (100.0 * Math.min(reached, total) / total);
        }

        private String bar(int percent) {
            if (total <= 0) {
                return signs.step();
            }
            int full = percent * BAR / 100;
            return signs.full().repeat(full) + signs.empty().repeat(BAR - full) + String.format(" %3d %%", percent);
        }
    }
}
