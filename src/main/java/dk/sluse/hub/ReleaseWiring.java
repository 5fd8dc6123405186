package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.genome.DatabaseRegister;
import dk.sluse.genome.FileRegister;
import dk.sluse.genome.GenomeDatabase;
import dk.sluse.genome.GenomeRoom;
import dk.sluse.genome.GenomeSource;
import dk.sluse.genome.RegisterTrust;
import dk.sluse.genome.UseRegister;
import dk.sluse.notice.Letterhead;
import dk.sluse.project.Standstill;
import dk.sluse.release.ListKey;
import dk.sluse.release.ReleaseLodging;
import dk.sluse.release.ReleaseParts;
import dk.sluse.release.ReleaseRoom;
import dk.sluse.release.ReleaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The release room over the foundation and the genome database, where there is one. */
final class ReleaseWiring implements AutoCloseable {

    private static final Duration REGISTER_PATIENCE = Duration.ofMinutes(5);

    private final Deque<GenomeDatabase> databases = new ArrayDeque<>();
    private final GenomeDatabase genomes;
    private final Place.Folder papers;
    private final ReleaseRoom room;

    private ReleaseWiring(Site site, Foundation ground, Settings.Genomes settings, GenomeFile file) throws IOException {
        Path data = site.settings().hub().data();
        genomes = open(new GenomeSource(
                "The genome database",
                settings.url(),
                settings.user(),
                secret(settings.passwordFile()),
                settings.connections(),
                settings.patience()));
        papers = new Place.Folder(ReleaseLodging.PAPERS, data.resolve("papers"), Optional.empty());
        Translation.prepare(papers);
        Path lists = data.resolve("lists");
        Translation.prepare(new Place.Folder("lists", lists, Optional.empty()));
        Letterhead letterhead = Translation.letterhead(site.settings());
        room = ReleaseRoom.over(new ReleaseParts(
                ground.store(),
                ground.projects(),
                ground.people(),
                ground.access(),
                ground.audit(),
                ground.work(),
                ground.mailRoom(),
                new GenomeRoom(file.book(), genomes, register(settings.register(), file), ground.clock()),
                ListKey.in(
                        data.resolve("keys"),
                        letterhead.name() + " <" + letterhead.address() + ">",
                        ground.clock().instant()),
                new ReleaseLodging(lists, papers.root()),
                settings(site.settings().release(), site.settings().imports().standstill()),
                ground.clock()));
    }

    /** The room, where the settings name a genome database. */
    static Optional<ReleaseWiring> of(Site site, Foundation ground) throws IOException {
        Optional<Settings.Genomes> settings = site.settings().genomes();
        Optional<GenomeFile> file = site.genomes();
        return settings.isPresent() && file.isPresent()
                ? Optional.of(new ReleaseWiring(site, ground, settings.get(), file.get()))
                : Optional.empty();
    }

    /** How old a register is goes by the machine's time: it is kept up to date out there. */
    private UseRegister register(Settings.Register settings, GenomeFile file) throws IOException {
        RegisterTrust trust = new RegisterTrust(file.registerAtLeast(), file.registerOldest(), Clock.systemUTC());
        if (settings instanceof Settings.Register.InFile inFile) {
            return new FileRegister(inFile.file(), trust);
        }
        Settings.Register.InDatabase there = (Settings.Register.InDatabase) settings;
        GenomeDatabase database = open(new GenomeSource(
                "The use register", there.url(), there.user(), secret(there.passwordFile()), 2, REGISTER_PATIENCE));
        return new DatabaseRegister(database, file.book(), trust);
    }

    private GenomeDatabase open(GenomeSource source) {
        GenomeDatabase database = GenomeDatabase.open(source);
        databases.push(database);
        return database;
    }

    private static String secret(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static ReleaseSettings settings(Settings.Release release, Standstill standstill) {
        return new ReleaseSettings(
                release.fewestPersons(),
                release.fewestDiffering(),
                release.reminderDays(),
                release.closingDays(),
                standstill,
                release.largestList());
    }

    ReleaseRoom room() {
        return room;
    }

    /** Where the papers of a delivery wait until they are carried. */
    Place.Folder papers() {
        return papers;
    }

    /**
     * What the release routes name.
     *
     * @param clockInDoubt while it is, nothing is due
     */
    void bindTo(RouteRunner routes, BooleanSupplier clockInDoubt) {
        routes.bind(new ReleaseProcessors(room, clockInDoubt).all());
        routes.bind(GenomeProcessors.all());
        routes.bind(GenomeProcessors.STATEMENTS, new GenomeStatements());
        routes.bind(ReleaseLodging.GENOMES, genomes.pool());
    }

    @Override
    public void close() {
        databases.forEach(GenomeDatabase::close);
    }
}
