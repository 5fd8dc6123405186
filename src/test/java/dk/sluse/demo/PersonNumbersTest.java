package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PersonNumbersTest {

    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT);

    @Property(tries = 50)
    void each_is_valid_by_date_and_check_digit_and_nobody_s_who_lives(@ForAll long seed) {
        assertThat(PersonNumbers.some(seed, 5))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> {
                    assertThat(number).matches("\\d{6}[5-8]\\d{3}");
                    assertThat(PersonNumbers.hasValidCheck(number)).isTrue();
                    String birth = number.substring(0, 4) + "18" + number.substring(4, 6);
                    assertThatCode(() -> LocalDate.parse(birth, BIRTH)).doesNotThrowAnyException();
                    assertThat(LocalDate.parse(birth, BIRTH)).isBefore(LocalDate.of(1900, 1, 1));
                });
    }

    @Property(tries = 50)
    void one_wrong_digit_spoils_the_check(@ForAll long seed) {
        String number = PersonNumbers.some(seed, 1).get(0);
        String wrong = number.substring(0, 9) + (number.charAt(9) == '9' ? '0' : (char) (number.charAt(9) + 1));
        assertThat(PersonNumbers.hasValidCheck(wrong)).isFalse();
    }
}
