package dk.sluse.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.entitlement.RemsSettings.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of REMS, and what of its answers is believed (R91). */
class RemsTest {

    private static final String GOOD = RemsStub.entry(7, "urn:alpha", "researcher1", "r1@uni.example", "null");

    @TempDir
    Path folder;

    private RemsStub server;
    private Rems rems;

    @BeforeEach
    void start() throws IOException {
        server = new RemsStub();
        rems = asked(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Rems asked(URI url) throws IOException {
        return new Rems(settings(url));
    }

    private RemsSettings settings(URI url) throws IOException {
        Path key = Files.writeString(folder.resolve("rems-key"), RemsStub.KEY + "\n");
        return new RemsSettings(url, "sluse", key, Identity.MAIL, Duration.ofMinutes(10), Map.of("urn:alpha", "alpha"));
    }

    @Test
    @Timeout(20)
    @DisplayName("F15: an answer whose last byte does not come is given up")
    void F15_a_stalled_answer() throws IOException {
        server.answers(200, "[");
        server.stalls();
        Rems hasty = new Rems(settings(server.url()), Duration.ofSeconds(1));
        assertThatThrownBy(hasty::current)
                .isInstanceOf(IOException.class)
                .hasMessage("it gave no whole answer within 1 seconds");
    }

    @Test
    @DisplayName("R91: entitlements are asked for with the key of the file, and read whole")
    void R91_entitlements_are_read() throws IOException {
        String ends = RemsStub.entry(8, "urn:beta", "researcher2", "", "2026-12-01T00:00:00+01:00");
        server.answers(200, "[" + GOOD + "," + ends + "]");

        assertThat(rems.current())
                .containsExactly(
                        new Entitlement(
                                7,
                                "urn:alpha",
                                "researcher1",
                                Optional.of("r1@uni.example"),
                                Instant.parse("2026-10-01T08:00:00Z"),
                                Optional.empty()),
                        new Entitlement(
                                8,
                                "urn:beta",
                                "researcher2",
                                Optional.empty(),
                                Instant.parse("2026-10-01T08:00:00Z"),
                                Optional.of(Instant.parse("2026-11-30T23:00:00Z"))));
        assertThat(server.asked()).containsExactly("GET /api/entitlements");
        server.answers(200, "[]");
        assertThat(rems.current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[",
                "[] []",
                "<html>log in</html>",
                "[{}]",
                "[null]",
                "[{\"resource\": \"urn:alpha\", \"application-id\": 7, \"start\": \"2026-10-01T08:00:00Z\", \"end\": null}]",
            })
    @DisplayName("An answer that is no whole list is no answer, and no fault repeats a piece of it")
    void odd_answers(String answer) {
        server.answers(200, answer);
        assertThatThrownBy(rems::current).isInstanceOf(IOException.class).hasMessageContaining("its answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"end\": null|\"other\": null|end",
                "\"application-id\": 7|\"application-id\": \"7\"|application-id",
                "\"resource\": \"urn:alpha\"|\"resource\": \" \"|resource",
                "2026-10-01T08:00:00.000Z|yesterday|start",
            })
    @DisplayName("One entry that lacks something makes the whole answer none")
    void one_odd_entry(String change) {
        List<String> parts = List.of(change.split("\\|"));
        assertThat(GOOD).contains(parts.get(0));
        server.answers(200, "[" + GOOD + "," + GOOD.replace(parts.get(0), parts.get(1)) + "]");
        assertThatThrownBy(rems::current)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no proper \"" + parts.get(2) + "\"")
                .hasMessageNotContaining("researcher1")
                .hasMessageNotContaining("r1@uni.example");
    }

    @Test
    @DisplayName("Another status, a redirect, a wrong key, nobody there: no answer, and the key goes nowhere else")
    void what_is_no_answer() throws IOException {
        server.answers(500, "[]");
        assertThatThrownBy(rems::current).hasMessageContaining("status 500");
        try (RemsStub elsewhere = new RemsStub()) {
            server.redirects(elsewhere.url() + "/api/entitlements");
            assertThatThrownBy(rems::current).hasMessageContaining("status 302");
            assertThat(elsewhere.asked()).isEmpty();
        }
        Files.writeString(folder.resolve("rems-key"), "other");
        assertThatThrownBy(rems::current).hasMessageContaining("status 401").hasMessageNotContaining("other");
        Files.writeString(folder.resolve("rems-key"), "two\nlines");
        assertThatThrownBy(rems::current).hasMessageContaining("holds none").hasMessageNotContaining("two");
        server.close();
        assertThatThrownBy(asked(server.url())::current)
                .isInstanceOf(IOException.class)
                .hasMessage("it cannot be reached");
    }

    @Test
    @DisplayName("Whoever may not see all is shown the own entitlements: that is no whole answer")
    void the_own_ones_only() {
        server.answers(200, "[" + RemsStub.entry(7, "urn:alpha", "sluse", "hub@hub.example", "null") + "]");
        assertThatThrownBy(rems::current).hasMessageContaining("may not see all");
    }

    @Test
    @DisplayName("An answer without an end takes no more memory than its limit")
    void a_long_answer() {
        server.answers(200, "[" + " ".repeat((16 << 20) + 1) + "]");
        assertThatThrownBy(rems::current).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://rems.example", "ftp://127.0.0.1", "https://u:p@rems.example", "https:///x"})
    @DisplayName("R93: a key travels over https alone, or on this machine")
    void R93_where_a_key_may_travel(String url) {
        assertThat(RemsSettings.isSafe(URI.create(url))).isFalse();
        assertThatThrownBy(() -> asked(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
        assertThat(RemsSettings.isSafe(URI.create("https://rems.example/rems"))).isTrue();
    }
}
