package dk.sluse.wording;

import java.util.regex.Pattern;

/**
 * Takes person numbers out of text that is about to be logged, mailed or kept: anything of the shape of a Danish person
 * number, with or without a separator, substitute numbers too. It masks too much rather than too little.
 */
public final class Masking {

    /** What stands in the place of a number. */
    public static final String MASK = "******-****";

    private static final Pattern PERSON_NUMBER =
            Pattern.compile("(?<!\\d)\\d{6}[-\\u2010-\\u2015\\u00a0 /]?(?:\\d{4}|\\d[A-Za-z]{2}\\d)(?!\\d)");

    private Masking() {}

    /** The text with every person number replaced by {@link #MASK}. */
    public static String mask(String text) {
        return PERSON_NUMBER.matcher(text).replaceAll(MASK);
    }
}
