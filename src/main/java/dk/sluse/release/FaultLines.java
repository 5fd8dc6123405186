package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults as a mail lists them: the lines of one fault together, and none left out. */
final class FaultLines {

    private static final int LONGEST = 600;

    private FaultLines() {}

    static List<Map<String, Object>> of(List<ListFault> faults) {
        Map<Phrase, List<Integer>> lines = new LinkedHashMap<>();
        for (ListFault fault : faults) {
            List<Integer> of = lines.computeIfAbsent(fault.what(), what -> new ArrayList<>());
            fault.line().ifPresent(of::add);
        }
        List<Map<String, Object>> items = new ArrayList<>();
        lines.forEach((what, at) -> ranges(at).forEach(range -> items.add(item(what, range))));
        return items;
    }

    private static Map<String, Object> item(Phrase what, String range) {
        return range.isEmpty() ? Map.of("what", what) : Map.of("what", what, "where", range);
    }

    /** Line numbers with runs drawn together, cut into texts that a line of a mail can hold. */
    private static List<String> ranges(List<Integer> lines) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            int first = lines.get(i);
            while (i + 1 < lines.size() && lines.get(i + 1) == lines.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(first);
            if (lines.get(i) > first) {
                text.append("–").append(lines.get(i));
            }
            if (text.length() > LONGEST) {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        texts.add(text.toString());
        return texts.stream().filter(t -> !t.isEmpty() || lines.isEmpty()).toList();
    }
}
