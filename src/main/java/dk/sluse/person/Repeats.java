package dk.sluse.person;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often the counted repeats of a pattern make RE2J write out one part of it (R61): repeats within repeats multiply, and
 * RE2J bounds each alone, so that thirty characters could fill the memory of the one that compiles them.
 */
final class Repeats {

    /** As RE2J allows for one repeat. */
    static final int MOST = 1000;

    private static final int DIGITS = 4;

    private final String pattern;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int at;
    /** Of the group that is read, and of what a repeat here would repeat. */
    private int inside = 1;

    private int last = 1;

    private Repeats(String pattern) {
        this.pattern = pattern;
    }

    /** The greatest product of counts within each other; more than {@link #MOST} tells no more than that. */
    static int most(String pattern) {
        return new Repeats(pattern).read();
    }

    private int read() {
        while (at < pattern.length() && inside <= MOST) {
            char c = pattern.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> set();
                case '(' -> {
                    outer.push(inside);
                    inside = 1;
                    last = 1;
                }
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?' -> {}
                default -> last = 1;
            }
        }
        return inside;
    }

    private void close() {
        last = inside;
        inside = outer.isEmpty() ? inside : Math.max(inside, outer.pop());
    }

    /** A count such as {3}, {3,} or {3,5}; other braces are letters. */
    private void repeat() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at, end);
        if (!counts.matches("\\d+(?:,\\d*)?")) {
            last = 1;
            return;
        }
        int count = 1;
        for (String number : counts.split(",", 2)) {
            count = Math.max(
                    count, number.length() > DIGITS ? MOST + 1 : number.isEmpty() ? 1 : Integer.parseInt(number));
        }
        last = Math.min(MOST + 1, last * count);
        inside = Math.max(inside, last);
        at = end + 1;
    }

    /** A letter, a class such as \\pL or \\p{Greek}, a code such as \\x{e6}, or a text between \\Q and \\E. */
    private void escape() {
        last = 1;
        char c = at < pattern.length() ? pattern.charAt(at++) : ' ';
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
        } else if ("pPx".indexOf(c) >= 0 && pattern.startsWith("{", at)) {
            at = Math.max(at, pattern.indexOf('}', at) + 1);
        }
    }

    /** A set of characters; a bracket that stands first in it, and one behind a backslash, are of the set. */
    private void set() {
        last = 1;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
            at = named >= 0 ? named + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
    }
}
