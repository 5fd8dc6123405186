package dk.sluse.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and checks all that an operator keeps: what {@code sluse check} tells, and what the hub starts with. */
final class SiteCheck {

    /** A further check, of files that belong to other rooms, such as policies and mail templates. */
    interface Further {
        void check(Path config, Faults faults);
    }

    /**
     * What the hub starts with. Projects are not here: the {@link ProjectWatch} brings them, so that one faulty file keeps
     * no other project from working.
     *
     * @param settings the settings
     * @param places the hub's own places
     * @param genomes what is assumed of the genome database, where the settings name one
     * @param templates the route templates; their {@link Templates#check(ProjectFile, Faults)} belongs to the watch's checks
     * @param classes the classes of data; their {@link DataClassCheck#check(ProjectFile, Faults)} does, too
     */
    record Site(
            Settings settings,
            PlacesFile places,
            Optional<GenomeFile> genomes,
            Templates templates,
            DataClassCheck classes) {}

    private final Path config;
    private final Path routes;
    private final Parts parts;
    private final List<Further> further;

    SiteCheck(Path config, Path routes, Parts parts, List<Further> further) {
        this.config = config;
        this.routes = routes;
        this.parts = parts;
        this.further = List.copyOf(further);
    }

    /** Settings, places and routes; nothing when there is a fault, and the hub must then not start. */
    Optional<Site> site(Faults faults) {
        Settings settings = SettingsReader.read(config, faults);
        Optional<PlacesFile> places = PlacesFile.read(config, faults);
        Optional<GenomeFile> genomes = genomes(settings, places, faults);
        Templates templates = templates(settings, Optional.empty(), faults);
        DataClassCheck classes = classes(genomes, faults);
        further.forEach(check -> check.check(config, faults));
        return faults.none()
                ? places.map(found -> new Site(settings, found, genomes, templates, classes))
                : Optional.empty();
    }

    /** Settings that name a genome database want its store among the places, and its queries. */
    private Optional<GenomeFile> genomes(Settings settings, Optional<PlacesFile> places, Faults faults) {
        if (settings.genomes().isEmpty()) {
            return Optional.empty();
        }
        if (places.isPresent() && places.get().genomes().isEmpty()) {
            faults.add(
                    config.resolve("places.yaml"),
                    1,
                    "\"genome.url\" names a genome database, and there is no place \"genomes\" for its files.",
                    "Add it: the comments of places.yaml as shipped show how.");
        }
        return GenomeFile.read(config, faults);
    }

    /** The same, and every project with what the watch would check of it. */
    void all(List<ProjectWatch.Check> projectChecks, Faults faults) {
        Settings settings = SettingsReader.read(config, faults);
        Optional<PlacesFile> places = PlacesFile.read(config, faults);
        Optional<GenomeFile> genomes = genomes(settings, places, faults);
        Templates templates = templates(settings, Optional.of(RouteSchema.load()), faults);
        DataClassCheck classes = classes(genomes, faults);
        further.forEach(check -> check.check(config, faults));
        for (ProjectFile file : new ProjectFolder(config).files(faults)) {
            templates.check(file, faults);
            classes.check(file, faults);
            projectChecks.forEach(check -> check.check(file, faults));
        }
    }

    private DataClassCheck classes(Optional<GenomeFile> genomes, Faults faults) {
        DataClassCheck classes = DataClassCheck.check(config, routes, faults);
        genomes.ifPresent(file -> classes.check(file, config, faults));
        return classes;
    }

    private Templates templates(Settings settings, Optional<RouteSchema> schema, Faults faults) {
        Components components = new Components(SiteCheck.class.getClassLoader());
        return new RouteCheck(parts, settings.effective().keySet(), components, schema).check(routes, faults);
    }
}
