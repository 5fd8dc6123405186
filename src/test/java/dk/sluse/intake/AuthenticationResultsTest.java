package dk.sluse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.intake.AuthenticationResults.Malformed;
import dk.sluse.intake.AuthenticationResults.Result;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationResultsTest {

    @Test
    void a_header_as_many_servers_write_it_is_read() throws Malformed {
        AuthenticationResults read = AuthenticationResults.parse("""
                mx.hub.example 1;
                \tspf=pass (sender IP is 10.0.0.1; \\) ok (nested)) smtp.mailfrom=bounce@uni.example;
                \tdkim=pass (2048-bit key) header.d=uni.example header.b="ab/C+=" ;
                \tDMARC=Pass (p=REJECT) action=none Header.From = uni.example;compauth=pass reason=100""");
        assertThat(read.authservId()).isEqualTo("mx.hub.example");
        assertThat(read.results()).extracting(Result::method).containsExactly("spf", "dkim", "dmarc", "compauth");
        assertThat(read.results().get(2))
                .isEqualTo(new Result("dmarc", "pass", Map.of("action", "none", "header.from", "uni.example")));
    }

    @Test
    void no_result_is_no_result() throws Malformed {
        assertThat(AuthenticationResults.parse("mx.hub.example; none").results())
                .isEmpty();
        assertThat(AuthenticationResults.parse("\"mx.hub.example\" (a comment);")
                        .results())
                .isEmpty();
    }

    @Test
    void what_stands_in_a_comment_or_in_quotes_is_no_result() throws Malformed {
        assertThat(AuthenticationResults.parse("mx; spf=fail (; dmarc=pass header.from=uni.example)")
                        .results())
                .extracting(Result::method)
                .containsExactly("spf");
        assertThat(AuthenticationResults.parse("mx; spf=fail smtp.mailfrom=\"x; dmarc=pass header.from=u.dk\"@evil.dk")
                        .results())
                .extracting(Result::method)
                .containsExactly("spf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "mx; dmarc",
                "mx; dmarc=",
                "mx; dmarc=pass header.from",
                "mx; dmarc=pass header=uni.example",
                "mx; dmarc=pass header.from=a.dk header.from=b.dk",
                "mx; dmarc=pass header.from=\"a.dk",
                "mx; dmarc=pass (header.from=a.dk",
                "mx; dmarc=pass header.from=a.dk, b.dk",
                "mx dmarc=pass header.from=a.dk",
                "mx; dmarc=pass header.from=<a.dk>",
                "mx; dmarc=pass )",
                "mx; dmarc=\"",
                "mx; dmarc=pass header.from=\"a\\",
                "((((((((((((((((((((((((((((((((((((((((",
            })
    void anything_outside_the_grammar_is_refused(String header) {
        assertThatThrownBy(() -> AuthenticationResults.parse(header)).isInstanceOf(Malformed.class);
    }

    @Property
    void no_text_does_anything_but_be_read_or_be_refused(@ForAll String header) {
        try {
            assertThat(AuthenticationResults.parse(header).authservId()).isNotNull();
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Property
    void comments_and_folds_between_the_words_change_nothing(
            @ForAll("space") String a,
            @ForAll("space") String b,
            @ForAll("space") String c,
            @ForAll("word") String domain)
            throws Malformed {
        String header = a + "mx.hub.example" + b + ";" + c + "dmarc" + a + "=" + b + "pass" + c + " header" + a + "."
                + b + "from" + c + "=" + a + domain + b + ";" + c + "spf=none" + a;
        assertThat(AuthenticationResults.parse(header).results())
                .containsExactly(
                        new Result("dmarc", "pass", Map.of("header.from", domain)),
                        new Result("spf", "none", Map.of()));
    }

    @Provide
    Arbitrary<String> word() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> space() {
        Arbitrary<String> comment =
                Arbitraries.strings().withChars("ab ;=.\"").ofMaxLength(6).map(text -> "(" + text + ")");
        Arbitrary<String> nested = Combinators.combine(comment, comment).as((x, y) -> "(x" + x + "\\)" + y + ")");
        return Arbitraries.oneOf(Arbitraries.of("", " ", "\t", "\r\n ", " \r\n\t"), comment, nested);
    }
}
