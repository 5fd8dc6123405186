package dk.sluse.hub;

import dk.sluse.genome.Field;
import dk.sluse.genome.GenomeBook;
import dk.sluse.genome.QueryName;
import dk.sluse.genome.QueryText;
import dk.sluse.release.ReleaseLodging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the hub assumes of the genome database and of the use register, as {@code config/genome.yaml} says.
 *
 * @param book the queries, fields and columns
 * @param classes which class of data lies in a place that deliveries are made from (R93, R94)
 * @param registerAtLeast how many entries the use register must have to be believed
 * @param registerOldest how old it may be
 */
record GenomeFile(
        GenomeBook book, Map<String, GenomeFile.Dataset> classes, int registerAtLeast, Duration registerOldest) {

    static final String NAME = "genome.yaml";

    /** The class of a dataset, with the line that says so. */
    record Dataset(String name, int line) {}

    /** What says the class of what lies where. */
    private static final Map<String, String> DATASETS =
            Map.of("files", ReleaseLodging.GENOMES, "sheet", ReleaseLodging.PAPERS);

    /** A register in a file needs none. */
    private static final Set<QueryName> MAY_BE_MISSING = Set.of(QueryName.REGISTERED, QueryName.REGISTER_STATE);

    private static final String COLUMN = "[a-z][a-z0-9_]{0,62}";
    private static final int MOST_ENTRIES = 100_000_000;
    private static final int MOST_HOURS = 10_000;

    /** Reads the file of a configuration folder; nothing when anything in it is wrong. */
    static Optional<GenomeFile> read(Path config, Faults faults) {
        Faults own = new Faults(SettingsReader.base(config));
        Optional<GenomeFile> read =
                YamlFile.read(config.resolve(NAME), own).flatMap(YamlNode::map).flatMap(GenomeFile::read);
        faults.addAll(own);
        return read.filter(file -> own.none());
    }

    private static Optional<GenomeFile> read(YamlMap map) {
        Map<QueryName, QueryText> queries = new EnumMap<>(QueryName.class);
        map.need("queries").flatMap(YamlNode::map).ifPresent(texts -> readQueries(texts, queries));
        List<Field> fields = new ArrayList<>();
        map.need("fields").flatMap(YamlNode::map).ifPresent(names -> {
            for (YamlMap.Entry entry : names.entries()) {
                GenomeFieldReader.read(entry).ifPresent(fields::add);
            }
        });
        List<String> sheet = map.need("sheet").flatMap(YamlNode::list).orElse(List.of()).stream()
                .flatMap(node -> column(node).stream())
                .toList();
        Optional<YamlMap> register = map.need("register").flatMap(YamlNode::map);
        Optional<Integer> atLeast =
                register.flatMap(keys -> keys.need("at-least")).flatMap(node -> node.number(1, MOST_ENTRIES));
        Optional<Integer> hours =
                register.flatMap(keys -> keys.need("oldest-hours")).flatMap(node -> node.number(1, MOST_HOURS));
        register.ifPresent(YamlMap::noOthers);
        Map<String, Dataset> classes = map.need("classes")
                .flatMap(YamlNode::map)
                .map(GenomeFile::datasets)
                .orElse(Map.of());
        map.noOthers();
        return atLeast.flatMap(entries -> hours.map(most ->
                new GenomeFile(new GenomeBook(queries, fields, sheet), classes, entries, Duration.ofHours(most))));
    }

    private static Map<String, Dataset> datasets(YamlMap keys) {
        Map<String, Dataset> datasets = new TreeMap<>();
        DATASETS.forEach((key, place) ->
                keys.needText(key).ifPresent(name -> datasets.put(place, new Dataset(name, keys.line(key)))));
        keys.noOthers();
        return datasets;
    }

    private static void readQueries(YamlMap texts, Map<QueryName, QueryText> queries) {
        for (QueryName name : QueryName.values()) {
            Optional<YamlNode> node = MAY_BE_MISSING.contains(name) ? texts.get(name.text()) : texts.need(name.text());
            node.flatMap(YamlNode::text).ifPresent(text -> {
                Optional<String> fault = QueryText.fault(name, text);
                fault.ifPresent(what -> node.get()
                        .fault(
                                node.get().shownName() + ": " + what,
                                "Mend it; it must give the columns " + sorted(name.columns()) + "."));
                if (fault.isEmpty()) {
                    queries.put(name, new QueryText(text));
                }
            });
        }
        texts.noOthers();
    }

    private static List<String> sorted(Set<String> columns) {
        return columns.stream().sorted().toList();
    }

    private static Optional<String> column(YamlNode node) {
        Optional<String> text = node.text();
        Optional<String> column = text.filter(name -> name.matches(COLUMN));
        if (text.isPresent() && column.isEmpty()) {
            node.fault(
                    "The column " + Faults.quoted(text.get()) + " is no plain name.",
                    "Write a column of the query \"" + QueryName.SHEET_OF_SAMPLES.text()
                            + "\", in lower-case letters, digits and \"_\".");
        }
        return column;
    }
}
