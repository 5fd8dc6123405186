package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/reference/events.md} as the source says. To write it anew: {@code mvn test -Dtest=EventsPageTest
 * -Dsluse.docs=write}.
 */
class EventsPageTest {

    private static final Path SOURCE = Path.of("src/main/java/dk/sluse/audit/EventKind.java");
    private static final Path PAGE = Path.of("docs/reference/events.md");
    private static final Pattern KIND =
            Pattern.compile("/\\*\\* Emitted (.+?\\.) \\*/\\s+([A-Z_]+)[,;]", Pattern.DOTALL);

    @Test
    void every_event_is_documented_and_the_page_is_fresh() throws Exception {
        String page = page();
        if ("write".equals(System.getProperty("sluse.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(EventKind.values());
        assertThat(PAGE).as("stale: see the Javadoc of this test").hasContent(page);
    }

    private static String page() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Events of the record

                Generated from `EventKind`; the names are stable. How an event is written down and hashed, and how to verify
                an export without the hub, says [verify-audit-export.py](verify-audit-export.py).

                | Event | Emitted |
                |---|---|
                """);
        Matcher kinds = KIND.matcher(Files.readString(SOURCE));
        while (kinds.find()) {
            String name = kinds.group(2).toLowerCase(Locale.ROOT).replace('_', '-');
            String when = kinds.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ");
            page.append("| `").append(name).append("` | ").append(when).append(" |\n");
        }
        return page.toString();
    }
}
