package dk.sluse.hub;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which known name a misspelt one was meant to be. */
final class Nearest {

    private Nearest() {}

    /** The known name that differs least, unless it differs in more than a third of its letters. */
    static Optional<String> of(String name, Collection<String> known) {
        String wanted = plain(name);
        return known.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to do about an unknown name: the likely right one, or the choice. */
    static String remedy(String name, Collection<String> known) {
        return of(name, known)
                .map(likely -> "Did you mean \"" + likely + "\"?")
                .orElseGet(() -> known.isEmpty() ? "Remove it." : "Known are: " + choice(known.stream()) + ".");
    }

    private static String choice(Stream<String> known) {
        return String.join(", ", known.sorted().toList());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fewest insertions, deletions, replacements and swaps of neighbours between two words. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int fewest(int[][] steps, String a, String b, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
