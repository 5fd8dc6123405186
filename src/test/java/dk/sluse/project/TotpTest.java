package dk.sluse.project;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of a second factor (R93), against RFC 6238, appendix B. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void the_vectors_of_the_rfc(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    @Test
    void a_code_counts_in_its_step_and_the_one_on_either_side_and_only_after_the_last_that_was_used() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long here = Totp.step(now);
        for (long step = here - 3; step <= here + 3; step++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, step), now, 0).isPresent())
                    .as("step %s", step - here)
                    .isEqualTo(Math.abs(step - here) <= 1);
        }
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here), now, here)).isEmpty();
        assertThat(Totp.matching(SECRET, Totp.code(SECRET, here), now, here - 1))
                .hasValue(here);
        assertThat(Totp.matching(SECRET, "", now, 0)).isEmpty();
        assertThat(Totp.matching(SECRET, "æøå", now, 0)).isEmpty();
    }

    @Test
    void a_secret_is_written_as_apps_take_it_in() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("foobar".getBytes(US_ASCII))).isEqualTo("MZXW6YTBOI");
    }
}
