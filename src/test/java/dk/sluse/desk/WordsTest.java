package dk.sluse.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.project.Denied;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void words_are_split_at_spaces_and_kept_together_by_quotes() {
        assertThat(Words.of("approve 7 'my table.xlsx' --reason \"n is large\" a\\ b ''"))
                .containsExactly("approve", "7", "my table.xlsx", "--reason", "n is large", "a b", "");
    }

    @Test
    void a_quote_that_is_not_closed_is_told() {
        assertThatThrownBy(() -> Words.of("ask 7 'why"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("not closed");
    }

    /** The script quotes every word so; whatever it holds comes out as it was. */
    @Property
    void words_quoted_as_the_script_quotes_them_come_out_unchanged(@ForAll List<String> words) {
        StringBuilder line = new StringBuilder();
        words.forEach(
                word -> line.append('\'').append(word.replace("'", "'\\''")).append("' "));
        assertThat(Words.of(line.toString())).isEqualTo(words);
    }
}
