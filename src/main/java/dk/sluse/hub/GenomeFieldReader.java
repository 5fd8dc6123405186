package dk.sluse.hub;

import dk.sluse.genome.Field;
import dk.sluse.genome.QueryName;
import dk.sluse.genome.QueryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one field of {@code config/genome.yaml} that criteria may ask for (R19). */
final class GenomeFieldReader {

    private static final Pattern BAND = Pattern.compile("(\\d{1,3})-(\\d{1,3})");
    private static final String NAME = "[a-z][a-z0-9-]{0,39}";
    private static final Set<String> KINDS = Set.of("number", "date", "choice");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2190;

    private final String name;
    private final YamlMap keys;

    private GenomeFieldReader(String name, YamlMap keys) {
        this.name = name;
        this.keys = keys;
    }

    /** The field, when nothing is wrong with it. */
    static Optional<Field> read(YamlMap.Entry entry) {
        if (!entry.key().matches(NAME)) {
            entry.value()
                    .fault(
                            "The field " + Faults.quoted(entry.key()) + " is no plain name.",
                            "Write lower-case letters, digits and dashes.");
            return Optional.empty();
        }
        return entry.value().map().flatMap(keys -> new GenomeFieldReader(entry.key(), keys).field());
    }

    private Optional<Field> field() {
        String danish = keys.get("danish").flatMap(YamlNode::text).orElse(name);
        Optional<String> column = keys.needText("column").filter(this::isColumn);
        Optional<String> kind = keys.needText("kind");
        Optional<Field> field = column.flatMap(text -> kind.flatMap(each -> switch (each) {
            case "number" -> numbers(danish, text);
            case "date" -> days(danish, text);
            case "choice" -> choice(danish, text);
            default -> unknownKind(each);
        }));
        if (column.isPresent() && kind.filter(KINDS::contains).isPresent()) {
            keys.noOthers();
        }
        return field;
    }

    private boolean isColumn(String text) {
        Optional<YamlNode> node = keys.peek("column");
        Set<String> foreign = new TreeSet<>(QueryText.parameters(text));
        foreign.remove(QueryName.TODAY);
        boolean right = foreign.isEmpty() && text.indexOf('?') < 0 && text.indexOf(';') < 0;
        if (!right) {
            node.orElseThrow()
                    .fault(
                            node.orElseThrow().shownName() + " holds a parameter, a question mark or a semicolon.",
                            "Write an expression; \":" + QueryName.TODAY + "\" is the only parameter it may use.");
        }
        return right;
    }

    private Optional<Field> unknownKind(String kind) {
        keys.peek("kind")
                .orElseThrow()
                .fault("The kind " + Faults.quoted(kind) + " is not known.", Nearest.remedy(kind, KINDS));
        return Optional.empty();
    }

    private Optional<Field> numbers(String danish, String column) {
        List<Field.Band> bands = new ArrayList<>();
        for (YamlNode node : keys.listOf("bands")) {
            Optional<Field.Band> band = node.text().flatMap(GenomeFieldReader::band);
            boolean follows = band.filter(each -> bands.isEmpty()
                            || each.least() == bands.get(bands.size() - 1).most() + 1)
                    .isPresent();
            if (!follows) {
                node.fault(
                        "The band is no range, or does not begin where the one before it ends.",
                        "Write such as 40-49, with the next one at 50.");
            }
            band.ifPresent(bands::add);
        }
        return Optional.of(new Field.Numbers(name, danish, column, bands));
    }

    private static Optional<Field.Band> band(String text) {
        Matcher matcher = BAND.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Field.Band band = new Field.Band(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return band.least() < band.most() ? Optional.of(band) : Optional.empty();
    }

    private Optional<Field> days(String danish, String column) {
        return keys.need("first-year")
                .flatMap(node -> node.number(FIRST_YEAR, LAST_YEAR))
                .map(year -> new Field.Days(name, danish, column, year));
    }

    private Optional<Field> choice(String danish, String column) {
        List<Field.Value> values = new ArrayList<>();
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Optional<YamlMap> map = keys.need("values").flatMap(YamlNode::map);
        for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
            List<String> others = entry.value().list().orElse(List.of()).stream()
                    .flatMap(node -> node.text().stream())
                    .toList();
            List<String> all = new ArrayList<>(others);
            all.add(entry.key());
            boolean right = all.stream().allMatch(word -> word.matches("[^,|;=]{1,80}"))
                    && new TreeSet<>(all).stream().allMatch(words::add);
            if (!right) {
                entry.value()
                        .fault(
                                "A word for " + Faults.quoted(entry.key()) + " stands for another value too, or holds"
                                        + " one of , | ; =.",
                                "Use each word once.");
            }
            values.add(new Field.Value(entry.key(), others));
        }
        return Optional.of(new Field.Choice(name, danish, column, values));
    }
}
