package dk.sluse.genome;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Danish person number of a list (R17): six digits of a birthday, four more, with or without a hyphen. Substitute numbers
 * (eCPR) are none. The check digit decides nothing: numbers without it have been issued since 2007.
 *
 * <p>Lives in memory only. It shows itself as nothing but that it is one, so that no log and no message can give it away;
 * {@link #digits()} is for the genome database's and the register's queries.
 */
public final class CprNumber {

    private static final Pattern SHAPE = Pattern.compile("\\d{6}-?\\d{4}");
    private static final Pattern SUBSTITUTE = Pattern.compile("\\d{6}-?\\d[A-Z]{2}\\d");
    private static final int SUBSTITUTE_DAYS = 60;

    private final String digits;

    private CprNumber(String digits) {
        this.digits = digits;
    }

    /** Why a text is no person number. */
    public enum Flaw {
        /** Not ten digits with at most a hyphen after the sixth. */
        SHAPE,
        /** A substitute number of one of its kinds, which a list must not hold. */
        SUBSTITUTE,
        /** Its first six digits are no day that has been, in the century that the seventh tells. */
        DATE
    }

    /** The number that the text is, where {@link #flawOf} finds nothing against it. */
    public static Optional<CprNumber> of(String text, LocalDate today) {
        return flawOf(text, today).isPresent()
                ? Optional.empty()
                : Optional.of(new CprNumber(text.strip().replace("-", "")));
    }

    /** What is wrong with it as a person number, if anything is. White space around it is nothing wrong. */
    public static Optional<Flaw> flawOf(String text, LocalDate today) {
        String plain = text.strip().toUpperCase(Locale.ROOT);
        if (SUBSTITUTE.matcher(plain).matches()) {
            return Optional.of(Flaw.SUBSTITUTE);
        }
        if (!SHAPE.matcher(plain).matches()) {
            return Optional.of(Flaw.SHAPE);
        }
        String digits = plain.replace("-", "");
        if (birthday(digits, 0).filter(day -> !day.isAfter(today)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(birthday(digits, SUBSTITUTE_DAYS).isPresent() ? Flaw.SUBSTITUTE : Flaw.DATE);
    }

    /** The ten digits. */
    public String digits() {
        return digits;
    }

    private static Optional<LocalDate> birthday(String digits, int daysAdded) {
        try {
            return Optional.of(LocalDate.of(year(digits), part(digits, 2), part(digits, 0) - daysAdded));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = part(digits, 4);
        return switch (digits.charAt(6)) {
            case '4', '9' -> year <= 36 ? 2000 + year : 1900 + year;
            case '5', '6', '7', '8' -> year <= 57 ? 2000 + year : 1800 + year;
            default -> 1900 + year;
        };
    }

    private static int part(String digits, int offset) {
        return Integer.parseInt(digits, offset, offset + 2, 10);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CprNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(digits);
    }

    @Override
    public String toString() {
        return "a person number";
    }
}
