package dk.sluse.demo;

import java.util.List;
import java.util.Locale;

/**
 * The small study that the demo's researcher takes home: smoking and a diagnosis among 1,284 invented people, as counts per
 * group. No cell is under 5, and nothing smaller can be calculated back (R53, R63).
 */
final class Study {

    static final String TITLE = "Smoking and airway disease in the ALPHA cohort";

    static final List<Group> GROUPS =
            List.of(new Group("Never smoked", 642, 84), new Group("Stopped", 391, 71), new Group("Smokes", 251, 57));

    private static final double NORMAL_95 = 1.959964;

    private Study() {}

    static int people() {
        return GROUPS.stream().mapToInt(Group::people).sum();
    }

    static int cases() {
        return GROUPS.stream().mapToInt(Group::cases).sum();
    }

    /** The group the others are compared with. */
    static Group reference() {
        return GROUPS.get(0);
    }

    /**
     * One group.
     *
     * @param people in it
     * @param cases among them who have the diagnosis
     */
    record Group(String name, int people, int cases) {

        double oddsRatio() {
            return odds() / reference().odds();
        }

        double low() {
            return Math.exp(Math.log(oddsRatio()) - NORMAL_95 * standardError());
        }

        double high() {
            return Math.exp(Math.log(oddsRatio()) + NORMAL_95 * standardError());
        }

        boolean isReference() {
            return equals(reference());
        }

        /** {@code 1.47 (1.04–2.08)}, or the word for the group it is compared with. */
        String estimate() {
            return isReference()
                    ? "1.00 (reference)"
                    : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", oddsRatio(), low(), high());
        }

        /** Two-sided, or nothing to test for the reference. */
        String pValue() {
            return isReference()
                    ? "–"
                    : String.format(Locale.ROOT, "%.4f", tail(Math.log(oddsRatio()) / standardError()));
        }

        private double odds() {
            return (double) cases / (people - cases);
        }

        private double standardError() {
            Group other = reference();
            return Math.sqrt(
                    1.0 / cases + 1.0 / (people - cases) + 1.0 / other.cases + 1.0 / (other.people - other.cases));
        }

        /** Both tails of the normal distribution; Abramowitz and Stegun 7.1.26, good to seven decimals. */
        private static double tail(double z) {
            double x = Math.abs(z) / Math.sqrt(2);
            double t = 1 / (1 + 0.3275911 * x);
            double series =
                    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
            return series * Math.exp(-x * x);
        }
    }
}
