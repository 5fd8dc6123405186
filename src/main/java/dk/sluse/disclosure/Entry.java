package dk.sluse.disclosure;

import java.util.OptionalDouble;

/**
 * What one cell of a table says.
 *
 * @param kind what it is
 * @param value its number, where it has one
 * @param decimals how many decimals the number was written with
 * @param percent the percentage beside a count, as in {@code 12 (3.4 %)}, or the percentage itself
 * @param percentDecimals how many decimals the percentage was written with
 * @param marked whether it says itself what it is, by {@code n =} or a percent sign
 * @param least a hidden number is no less
 * @param most a hidden number is no more
 */
public record Entry(
        Kind kind,
        double value,
        int decimals,
        OptionalDouble percent,
        int percentDecimals,
        boolean marked,
        long least,
        long most) {

    /** What a cell is. */
    public enum Kind {
        BLANK,
        /** Words, or numbers that mean something else: an interval, a date. */
        LABEL,
        /** A whole number, not negative. */
        WHOLE,
        /** Another number. */
        DECIMAL,
        /** A whole number and its percentage. */
        WHOLE_PERCENT,
        /** A percentage with its sign. */
        PERCENT,
        /** A number that is kept back, such as {@code <5} (R62). */
        HIDDEN
    }

    static final Entry BLANK = of(Kind.BLANK);
    static final Entry LABEL = of(Kind.LABEL);

    private static Entry of(Kind kind) {
        return new Entry(kind, 0, 0, OptionalDouble.empty(), 0, false, 0, 0);
    }

    static Entry whole(double value, boolean named) {
        return new Entry(Kind.WHOLE, value, 0, OptionalDouble.empty(), 0, named, 0, 0);
    }

    static Entry decimal(double value, int decimals) {
        return new Entry(Kind.DECIMAL, value, decimals, OptionalDouble.empty(), 0, false, 0, 0);
    }

    static Entry wholePercent(double value, double percent, int decimals, boolean marked) {
        return new Entry(Kind.WHOLE_PERCENT, value, 0, OptionalDouble.of(percent), decimals, marked, 0, 0);
    }

    static Entry percent(double percent, int decimals) {
        return new Entry(Kind.PERCENT, percent, decimals, OptionalDouble.of(percent), decimals, true, 0, 0);
    }

    static Entry hidden(long least, long most) {
        return new Entry(Kind.HIDDEN, 0, 0, OptionalDouble.empty(), 0, most < HiddenNumbers.UNBOUNDED, least, most);
    }

    Entry withPercent(double of, int decimalsOfPercent) {
        return new Entry(kind, value, decimals, OptionalDouble.of(of), decimalsOfPercent, marked, least, most);
    }

    public boolean isBlank() {
        return kind == Kind.BLANK;
    }

    /** Whether it is a whole number, alone or with its percentage. */
    public boolean isWhole() {
        return kind == Kind.WHOLE || kind == Kind.WHOLE_PERCENT;
    }

    public boolean isHidden() {
        return kind == Kind.HIDDEN;
    }

    /** Whether it stands where numbers stand. */
    public boolean isNumeric() {
        return kind != Kind.BLANK && kind != Kind.LABEL;
    }

    /** A whole number's value. */
    public long count() {
        return (long) value;
    }
}
