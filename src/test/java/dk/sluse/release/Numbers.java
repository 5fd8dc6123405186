package dk.sluse.release;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Person numbers made at run time, of nobody in particular, and lists of them. */
final class Numbers {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final DateTimeFormatter BIRTHDAY = DateTimeFormatter.ofPattern("ddMMyy");

    private Numbers() {}

    /** The n-th person's number, ten digits; different for each n below 80,000. */
    static String of(int n) {
        LocalDate day = LocalDate.of(1940, 1, 1).plusDays(n % 8_000);
        return BIRTHDAY.format(day) + String.format("%04d", 100 + n / 8_000 + (n % 97) * 10);
    }

    static String hyphened(int n) {
        return of(n).substring(0, 6) + "-" + of(n).substring(6);
    }

    static List<String> of(int from, int count) {
        List<String> numbers = new ArrayList<>();
        for (int n = from; n < from + count; n++) {
            numbers.add(of(n));
        }
        return numbers;
    }

    /** A right list of the project. */
    static String list(String acronym, List<String> numbers) {
        StringBuilder list = new StringBuilder(acronym + "\nLøbenummer;CPR-nummer\n");
        for (int i = 0; i < numbers.size(); i++) {
            list.append(i + 1).append(';').append(numbers.get(i)).append('\n');
        }
        return list.toString();
    }
}
