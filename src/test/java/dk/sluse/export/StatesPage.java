package dk.sluse.export;

import dk.sluse.importing.ImportState;
import dk.sluse.release.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Draws {@code docs/reference/states.md}. */
final class StatesPage {

    private StatesPage() {}

    static String draw() {
        List<String> lines = new ArrayList<>();
        lines.add("# States");
        lines.add("");
        lines.add(
                "Drawn from `RequestState`, `FileState`, `OrderState` and `ImportState`; the build fails when this page"
                        + " differs from them.");
        lines.add("");
        lines.add("## An export");
        lines.add("");
        begin(lines);
        lines.add("    [*] --> staged: folder dropped");
        lines.add("    [*] --> received: mail");
        for (RequestState state : RequestState.values()) {
            arrows(lines, state.word(), words(state.next()));
            if (state.isLast()) {
                lines.add("    " + node(state.word()) + " --> [*]");
            }
        }
        lines.add("```");
        lines.add("");
        lines.add("## A file of an export");
        lines.add("");
        begin(lines);
        lines.add("    [*] --> named");
        for (FileState state : FileState.values()) {
            arrows(
                    lines,
                    state.word(),
                    state.next().stream().map(FileState::word).sorted().toList());
        }
        lines.add("    deleted --> [*]");
        lines.add("    returned --> [*]");
        lines.add("```");
        lines.add("");
        lines.add("## An order of genome data");
        lines.add("");
        begin(lines);
        lines.add("    [*] --> received: mail or command");
        for (OrderState state : OrderState.values()) {
            arrows(
                    lines,
                    state.word(),
                    state.next().stream().map(OrderState::word).sorted().toList());
            if (state.isLast()) {
                lines.add("    " + node(state.word()) + " --> [*]");
            }
        }
        lines.add("```");
        lines.add("");
        lines.add("## An import");
        lines.add("");
        begin(lines);
        lines.add("    [*] --> open: the PI's mail");
        for (ImportState state : ImportState.values()) {
            arrows(
                    lines,
                    state.word(),
                    state.next().stream().map(ImportState::word).sorted().toList());
            if (state.isLast()) {
                lines.add("    " + node(state.word()) + " --> [*]");
            }
        }
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private static void begin(List<String> lines) {
        lines.add("```mermaid");
        lines.add("stateDiagram-v2");
    }

    private static List<String> words(Set<RequestState> states) {
        return states.stream().map(RequestState::word).sorted().toList();
    }

    private static void arrows(List<String> lines, String from, List<String> next) {
        next.forEach(to -> lines.add("    " + node(from) + " --> " + node(to)));
    }

    private static String node(String word) {
        return word.replace('-', '_');
    }
}
