package dk.sluse.opening;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the description of an SVG path orders, step by step. Source: SVG 1.1, chapter 8.3. */
final class PathSteps {

    private static final Pattern TOKEN =
            Pattern.compile("([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");
    private static final int MOST_VALUES = 7;

    /** Draws as it is told. */
    interface Pen {
        /**
         * Makes one step.
         *
         * @param command as it is written: small letters count from where the pen is
         * @param values as many as the command takes, and used for the next step again
         */
        void step(char command, double[] values, int count);

        /** Goes back to where the pen was set down. */
        void close();
    }

    private PathSteps() {}

    static void read(String description, Pen pen) {
        Matcher token = TOKEN.matcher(description);
        char command = 'M';
        double[] values = new double[MOST_VALUES];
        int count = 0;
        while (token.find()) {
            if (token.group(1) != null) {
                command = token.group(1).charAt(0);
                count = 0;
                if (command == 'z' || command == 'Z') {
                    pen.close();
                }
                continue;
            }
            values[count++] = Double.parseDouble(token.group(2));
            if (count == arguments(command)) {
                pen.step(command, values, count);
                count = 0;
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            }
        }
    }

    private static int arguments(char command) {
        return switch (Character.toUpperCase(command)) {
            case 'H', 'V' -> 1;
            case 'C' -> 6;
            case 'S', 'Q' -> 4;
            case 'A' -> MOST_VALUES;
            default -> 2;
        };
    }
}
