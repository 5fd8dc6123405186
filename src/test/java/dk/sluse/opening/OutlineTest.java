package dk.sluse.opening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that a drawing has for each observation (R55), as Cairo and others write them. */
final class OutlineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // two half circles, whose ends lie on one height
                "M 214.8 276.8 C 214.8 280.4 209.4 280.4 209.4 276.8 C 209.4 273.2 214.8 273.2 214.8 276.8 ",
                "m 10 10 c 0 3.6 -5.4 3.6 -5.4 0 c 0 -3.6 5.4 -3.6 5.4 0 z",
                // Cairo sets the pen down once more behind each closed path
                "M 149.9 265.5 L 153.5 271.8 L 146.3 271.8 Z M 149.9 265.5 ",
                "M 0 3 L 6 3 M 3 0 L 3 6",
            })
    void R55_aPointIsAMark(String path) {
        assertThat(Outline.ofPath(path).isMark()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M 0 0 L 6 0",
                "M 0 0 L 40 0 L 40 3 L 0 3 Z M 0 0",
                "M 10 10",
            })
    void R55_aLineABarAndNothingAreNone(String path) {
        assertThat(Outline.ofPath(path).isMark()).isFalse();
    }
}
