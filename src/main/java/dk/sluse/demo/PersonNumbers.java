package dk.sluse.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Danish person numbers for tests, calculated and never written down: valid dates, a valid check digit (modulus 11), and the
 * seventh digit of people born in the 1880s and 1890s, so that none of them is a living person's.
 */
final class PersonNumbers {

    private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final int DAYS = 7000;

    private PersonNumbers() {}

    /** The same numbers for the same seed: ten digits each, no separator. */
    static List<String> some(long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> candidate(random))
                .filter(PersonNumbers::hasValidCheck)
                .distinct()
                .limit(count)
                .toList();
    }

    /** {@code DDMMYY-SSSS}. */
    static String hyphenated(String number) {
        return number.substring(0, 6) + "-" + number.substring(6);
    }

    static boolean hasValidCheck(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(number.charAt(i), 10);
        }
        return sum % 11 == 0;
    }

    private static String candidate(Random random) {
        LocalDate birth = FIRST_BIRTH.plusDays(random.nextInt(DAYS));
        int centuryDigit = 5 + random.nextInt(4);
        return String.format(
                "%02d%02d%02d%d%03d",
                birth.getDayOfMonth(),
                birth.getMonthValue(),
                birth.getYear() % 100,
                centuryDigit,
                random.nextInt(1000));
    }
}
