package dk.sluse.hub;

import dk.sluse.sanction.Offence;
import dk.sluse.sanction.Sanction;
import dk.sluse.sanction.SanctionTable;
import dk.sluse.sanction.SanctionTable.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of sanctions (R79), as {@code config/sanctions.yaml} says. */
final class SanctionsFile {

    private static final String NAME = "sanctions.yaml";
    private static final int MOST_TIMES = 100;

    private SanctionsFile() {}

    /** Reads the file of a configuration folder; nothing when anything in it is wrong. */
    static Optional<SanctionTable> read(Path config, Faults faults) {
        Faults own = new Faults(SettingsReader.base(config));
        Optional<SanctionTable> read =
                YamlFile.read(config.resolve(NAME), own).flatMap(YamlNode::map).flatMap(SanctionsFile::read);
        faults.addAll(own);
        return read.filter(table -> own.none());
    }

    private static Optional<SanctionTable> read(YamlMap map) {
        Map<Offence, Row> rows = new EnumMap<>(Offence.class);
        for (Offence offence : Offence.values()) {
            map.need(offence.word())
                    .flatMap(YamlNode::map)
                    .flatMap(SanctionsFile::row)
                    .ifPresent(row -> rows.put(offence, row));
        }
        Optional<Integer> from = map.need("institution-from").flatMap(node -> node.number(1, MOST_TIMES));
        map.noOthers();
        return rows.size() == Offence.values().length
                ? from.map(times -> new SanctionTable(rows, times))
                : Optional.empty();
    }

    private static Optional<Row> row(YamlMap map) {
        List<Sanction> user = sanctions(map, "user");
        List<Sanction> project = sanctions(map, "project");
        map.noOthers();
        return user.isEmpty() || project.isEmpty() ? Optional.empty() : Optional.of(new Row(user, project));
    }

    private static List<Sanction> sanctions(YamlMap map, String key) {
        Optional<YamlNode> node = map.need(key);
        List<YamlNode> items = node.flatMap(YamlNode::list).orElse(List.of());
        List<Sanction> sanctions = new ArrayList<>();
        for (YamlNode item : items) {
            Optional<String> text = item.text();
            Optional<Sanction> sanction = text.flatMap(Sanction::of);
            sanction.ifPresent(sanctions::add);
            if (text.isPresent() && sanction.isEmpty()) {
                item.fault(
                        Faults.quoted(text.get()) + " is no sanction.",
                        "Write account, \"3 months\", \"6 months or permanent\" or permanent; with \"*\" where it is"
                                + " milder for a report of one's own.");
            }
        }
        if (node.isPresent() && node.get().isList() && items.isEmpty()) {
            node.get().fault(node.get().shownName() + " is empty.", "Say what follows the first time.");
        }
        return sanctions.size() == items.size() ? sanctions : List.of();
    }
}
