package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.wording.Phrase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub's own places, as {@code config/places.yaml} says.
 *
 * @param airlock where files lie while they are inspected; officers read it, and nobody else (R42)
 * @param download where approved files lie, a folder for each project (R46)
 * @param inbox where attachments of mails are laid aside
 * @param upload where members put files that are to be imported, a folder for each project (R34)
 * @param genomes the genome store, where data is released from it (R3)
 * @param platform where orders to close and open the environments' own logins are laid down (R71)
 */
record PlacesFile(
        Place.Folder airlock,
        Place.Folder download,
        Place.Folder inbox,
        Place.Folder upload,
        Optional<Place.S3> genomes,
        Optional<Place.Sftp> platform) {

    /** All of them by the names that routes use. */
    Map<String, Place> byName() {
        Map<String, Place> places = new LinkedHashMap<>();
        List.of(airlock, download, inbox, upload).forEach(place -> places.put(place.name(), place));
        genomes.ifPresent(place -> places.put(place.name(), place));
        platform.ifPresent(place -> places.put(place.name(), place));
        return places;
    }

    /** Reads the places of a configuration folder; nothing when one of them is missing or wrong. */
    static Optional<PlacesFile> read(Path config, Faults faults) {
        Path file = config.resolve("places.yaml");
        return YamlFile.read(file, faults)
                .flatMap(YamlNode::map)
                .flatMap(map -> new Reader(SettingsReader.base(config), map).places());
    }

    /** Reads one file. */
    private static final class Reader {

        private final Path base;
        private final YamlMap map;

        /** The places read so far, for telling those that lie within each other. */
        private final Map<String, Place.Folder> read = new LinkedHashMap<>();

        Reader(Path base, YamlMap map) {
            this.base = base;
            this.map = map;
        }

        Optional<PlacesFile> places() {
            Optional<Place.Folder> airlock = folder("airlock");
            Optional<Place.Folder> download = folder("download");
            Optional<Place.Folder> inbox = folder("inbox");
            Optional<Place.Folder> upload = folder("upload");
            Optional<Place.S3> genomes = map.get("genomes")
                    .flatMap(YamlNode::map)
                    .flatMap(keys -> new StoreReader("genomes", base, keys).place());
            Optional<Place.Sftp> platform = map.get("platform")
                    .flatMap(YamlNode::map)
                    .flatMap(keys -> ImportsReader.place("platform", base, keys));
            map.noOthers();
            return airlock.isPresent() && download.isPresent() && inbox.isPresent() && upload.isPresent()
                    ? Optional.of(
                            new PlacesFile(airlock.get(), download.get(), inbox.get(), upload.get(), genomes, platform))
                    : Optional.empty();
        }

        private Optional<Place.Folder> folder(String name) {
            Optional<YamlMap> keys = map.need(name).flatMap(YamlNode::map);
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            YamlMap place = keys.get();
            boolean kindFits =
                    place.needText("kind").filter(kind -> isFolder(place, kind)).isPresent();
            Optional<Path> root = place.needText("root").flatMap(text -> path(place, text));
            Optional<SafePath> mustHave = place.get("must-have").flatMap(Reader::safePath);
            place.noOthers();
            return root.filter(path -> kindFits && isApart(place, name, path)).map(path -> {
                Place.Folder folder = new Place.Folder(name, path, mustHave);
                read.put(name, folder);
                return folder;
            });
        }

        private static boolean isFolder(YamlMap place, String kind) {
            if (!kind.equals("folder")) {
                YamlNode value = place.peek("kind").orElseThrow();
                value.fault(
                        value.shownName() + " is " + Faults.quoted(kind) + ", which the hub's own places cannot be.",
                        "Write folder.");
            }
            return kind.equals("folder");
        }

        private Optional<Path> path(YamlMap place, String text) {
            try {
                return Optional.of(base.resolve(text).normalize());
            } catch (InvalidPathException e) {
                YamlNode value = place.peek("root").orElseThrow();
                value.fault(value.shownName() + " is no path.", "Write the folder's path.");
                return Optional.empty();
            }
        }

        /** A place within another would be cleaned, or shown, with it (F37). */
        private boolean isApart(YamlMap place, String name, Path root) {
            for (Place.Folder other : read.values()) {
                if (root.startsWith(other.root()) || other.root().startsWith(root)) {
                    place.peek("root")
                            .orElseThrow()
                            .fault(
                                    "The places \"" + name + "\" and \"" + other.name() + "\" lie within each other.",
                                    "Give each a folder of its own.");
                    return false;
                }
            }
            return true;
        }

        private static Optional<SafePath> safePath(YamlNode value) {
            Optional<String> text = value.text();
            Optional<Phrase> fault = text.flatMap(SafePath::fault);
            fault.ifPresent(phrase -> value.fault(
                    value.shownName() + " is no path below the root: " + phrase.en(), "Write such as .sluse-airlock."));
            return fault.isPresent() ? Optional.empty() : text.map(SafePath::of);
        }
    }
}
