package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_story_for_a_log_has_plain_lines_and_no_bars() {
        Terminal terminal = terminal(false, StandardCharsets.UTF_8);
        terminal.title("Anmodning 1");
        terminal.step("Anna sends a request");
        try (Terminal.Progress progress = terminal.progress("collecting", 200)) {
            progress.reach(100);
            progress.reach(200);
            progress.reach(150);
        }
        terminal.done("received as 1");
        terminal.failed("no answer");
        terminal.note("two\nlines");

        assertThat(said(StandardCharsets.UTF_8)).isEqualTo("""

                Anmodning 1
                ───────────
                ▸ Anna sends a request
                  collecting (100 %)
                  ✓ received as 1
                  ✗ no answer
                    two
                    lines
                """);
    }

    @Test
    void on_a_terminal_a_bar_moves_and_makes_room_at_its_end() {
        Terminal terminal = terminal(true, StandardCharsets.US_ASCII);
        try (Terminal.Progress progress = terminal.progress("collecting", 1000)) {
            progress.reach(500);
            progress.reach(501);
        }
        assertThat(said(StandardCharsets.US_ASCII))
                .isEqualTo("\r  " + ".".repeat(30) + "   0 % collecting" + "\r  " + "#".repeat(15) + ".".repeat(15)
                        + "  50 % collecting" + "\r\u001b[K  collecting (50 %)\n");
    }

    @Test
    void a_table_is_aligned_with_numbers_to_the_right() {
        terminal(false, StandardCharsets.UTF_8)
                .table(
                        List.of("Fil", "Bytes", "Sted"),
                        List.of(List.of("blåbær.xlsx", "12345", "download"), List.of("a.R", "7", "environment")));

        assertThat(said(StandardCharsets.UTF_8)).isEqualTo("""

                Fil          Bytes  Sted
                ───────────  ─────  ───────────
                blåbær.xlsx  12345  download
                a.R              7  environment
                """);
    }

    @Test
    void text_from_outside_cannot_steer_the_terminal() {
        terminal(false, StandardCharsets.UTF_8).done("a\u001b[31mb\rc");
        assertThat(said(StandardCharsets.UTF_8)).isEqualTo("  ✓ a\\u{1b}[31mb\\u{d}c\n");
    }

    @Test
    void a_row_that_does_not_fit_its_headings_is_an_error() {
        Terminal terminal = terminal(false, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> terminal.table(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Terminal terminal(boolean live, Charset charset) {
        return new Terminal(new PrintStream(bytes, true, charset), live, charset);
    }

    private String said(Charset charset) {
        return bytes.toString(charset);
    }
}
