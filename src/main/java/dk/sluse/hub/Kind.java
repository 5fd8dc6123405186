package dk.sluse.hub;

import java.util.function.Function;

/**
 * What the value of a setting may be.
 *
 * @param wanted how a remedy names it, such as "a whole number from 1 to 30"
 * @param parse the value of a text
 */
record Kind<T>(String wanted, Function<String, T> parse) {

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException when it is no such value; the message is for nobody
     */
    T of(String text) {
        return parse.apply(text);
    }
}
