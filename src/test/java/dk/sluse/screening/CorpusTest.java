package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every labelled case, judged by every policy there is: all that must be found is found, and next to nothing else. Prints
 * recall by policy and by type, and the false alarms. A case whose policy does not exist yet is counted apart.
 */
final class CorpusTest {

    private static final int EVERYWHERE = 3;
    private static final int PLACES_OF_A_LEAK = 5;
    private static final int PLACES_OF_CLEAN = 12;

    @TempDir
    private Path folder;

    /** What came of one case. */
    private record Result(CorpusCase made, String type, List<Finding> findings) {
        boolean found() {
            return findings.stream()
                    .anyMatch(f -> f.severity() != Severity.NOTE
                            && f.policy().equals(made.policy().orElseThrow()));
        }

        Verdict verdict() {
            return Verdict.of(findings);
        }
    }

    @Test
    void findsEveryLeakAndLeavesCleanFilesAlone() {
        Set<String> known = PolicyBook.read(Path.of("config/policies.yaml")).policies().stream()
                .filter(name -> Policies.named(name).isPresent())
                .collect(Collectors.toSet());
        List<CorpusCase> cases = cases();
        List<Result> leaks = new ArrayList<>();
        List<Result> clean = new ArrayList<>();
        int waiting = 0;
        int number = 0;
        for (CorpusCase made : cases) {
            boolean judged = made.policy().map(known::contains).orElse(true);
            if (judged) {
                Result result = judge(made, folder.resolve("case-" + number++));
                (made.policy().isPresent() ? leaks : clean).add(result);
            } else {
                waiting++;
            }
        }
        print(leaks, clean, waiting);

        assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
        assertThat(leaks.stream().filter(result -> !result.found()).map(result -> result.made + " " + result.type))
                .as("leaks that nobody found")
                .isEmpty();
        assertThat(clean.stream()
                        .filter(result -> result.verdict() == Verdict.REFUSE)
                        .map(CorpusTest::told))
                .as("clean files that were refused")
                .isEmpty();
        List<String> held = clean.stream()
                .filter(result -> result.verdict() == Verdict.HOLD)
                .map(CorpusTest::told)
                .toList();
        assertThat(held.size() * 20).as("clean files that were held: %s", held).isLessThanOrEqualTo(clean.size());
    }

    private static String told(Result result) {
        return result.made + " "
                + result.findings.stream()
                        .filter(f -> f.severity() != Severity.NOTE)
                        .map(f ->
                                f.policy() + " " + f.place() + " " + f.message().en())
                        .distinct()
                        .limit(3)
                        .toList();
    }

    /** What may stand in a file × where it may stand: everything in some places, some of it in all places. */
    private static List<CorpusCase> cases() {
        List<CorpusCase> cases = new ArrayList<>(CorpusFiles.all());
        Map<String, Integer> perPolicy = new TreeMap<>();
        int turn = 0;
        for (CorpusPayload payload : CorpusPayload.leaks()) {
            boolean everywhere = perPolicy.merge(payload.policy().orElseThrow(), 1, Integer::sum) <= EVERYWHERE;
            List<CorpusCarrier> carriers = carriers(payload, everywhere, PLACES_OF_A_LEAK, turn++);
            carriers.forEach(carrier -> cases.add(carrier.with(payload)));
            later(payload, turn).forEach(carrier -> cases.add(carrier.with(payload)));
        }
        for (CorpusPayload payload : CorpusPayload.clean()) {
            carriers(payload, false, PLACES_OF_CLEAN, turn++).stream()
                    .filter(CorpusCarrier::open)
                    .forEach(carrier -> cases.add(carrier.with(payload)));
            later(payload, turn).forEach(carrier -> cases.add(carrier.with(payload)));
        }
        return cases;
    }

    /** Two of the places that came later, in turn. */
    private static List<CorpusCarrier> later(CorpusPayload payload, int turn) {
        List<CorpusCarrier> fitting = fitting(payload, CorpusCarrier.later());
        return fitting.isEmpty()
                ? fitting
                : List.of(fitting.get(turn % fitting.size()), fitting.get((turn + 1) % fitting.size())).stream()
                        .distinct()
                        .toList();
    }

    private static List<CorpusCarrier> carriers(CorpusPayload payload, boolean everywhere, int places, int turn) {
        List<CorpusCarrier> fitting = fitting(payload, CorpusCarrier.all());
        if (everywhere) {
            return fitting;
        }
        List<CorpusCarrier> some = new ArrayList<>(fitting.subList(0, 1));
        for (int i = 0; some.size() < Math.min(places, fitting.size()); i++) {
            CorpusCarrier next = fitting.get((turn * 7 + i * 5) % fitting.size());
            if (!some.contains(next)) {
                some.add(next);
            } else if (i > 200) {
                return some;
            }
        }
        return some;
    }

    private static List<CorpusCarrier> fitting(CorpusPayload payload, List<CorpusCarrier> among) {
        boolean openOnly = payload.policy().isEmpty();
        return among.stream()
                .filter(carrier -> carrier.takes().test(payload) && (carrier.open() || !openOnly))
                // A script stands in scripts, logs and what quotes them.
                .filter(carrier ->
                        !payload.kind().equals("code") || !carrier.name().contains("cells"))
                .toList();
    }

    private static Result judge(CorpusCase made, Path folder) {
        Path file = made.file().apply(new Samples(folder));
        String name = file.getFileName().toString();
        List<Finding> findings = Screened.findings(file, Declaration.undeclared(name), Screened.LIMITS);
        return new Result(made, FileType.endingOf(name).orElse("none"), findings);
    }

    private static void print(List<Result> leaks, List<Result> clean, int waiting) {
        StringBuilder text = new StringBuilder();
        table(text, "Recall by policy", leaks, result -> result.made.policy().orElseThrow());
        table(text, "Recall by type", leaks, Result::type);
        Map<Verdict, Long> verdicts =
                clean.stream().collect(Collectors.groupingBy(Result::verdict, TreeMap::new, Collectors.counting()));
        text.append(String.format("%nFalse alarms among %d clean files: %s%n", clean.size(), verdicts));
        clean.stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .forEach(result -> text.append("  ").append(told(result)).append('\n'));
        text.append(String.format("Cases whose policy does not exist here yet: %d%n", waiting));
        System.out.println(text);
    }

    private interface Naming {
        String of(Result result);
    }

    private static void table(StringBuilder text, String title, List<Result> leaks, Naming naming) {
        Map<String, List<Result>> groups =
                leaks.stream().collect(Collectors.groupingBy(naming::of, TreeMap::new, Collectors.toList()));
        text.append(String.format("%n%-28s %6s %6s %8s%n", title, "cases", "found", "recall"));
        groups.forEach((name, results) -> {
            long found = results.stream().filter(Result::found).count();
            text.append(String.format(
                    "%-28s %6d %6d %7.1f%%%n", name, results.size(), found, 100.0 * found / results.size()));
            results.stream().filter(result -> !result.found()).forEach(result -> text.append("    missed: ")
                    .append(result.made)
                    .append('\n'));
        });
    }
}
