package dk.sluse.hub;

import dk.sluse.audit.Anchors;
import dk.sluse.audit.SigningKey;
import dk.sluse.audit.SshSigner;
import dk.sluse.audit.Verifier;
import dk.sluse.calendar.ClockWatch;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Place;
import dk.sluse.desk.CommandDesk;
import dk.sluse.desk.DeskParts;
import dk.sluse.export.ExportParts;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.Lodging;
import dk.sluse.importing.ImportRoom;
import dk.sluse.intake.LetterReader;
import dk.sluse.joining.Joinings;
import dk.sluse.joining.MemberLetters;
import dk.sluse.platform.Platform;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub, put together: the rooms over one database, the routes that call them, the doors that lead to them. It is built
 * from the ground up, memory first, doors last, and taken down in the opposite order.
 */
final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    static final Duration CLOCK_LIMIT = Duration.ofDays(1);
    private static final Duration SEAL_PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WITHOUT_DATA = 20;
    private final Deque<AutoCloseable> built = new ArrayDeque<>();
    private final Site site;
    private final ProjectWatch projects;
    private final Settings settings;
    private final Foundation ground;
    private final Entry entry;
    private final EntitlementWiring entitlements;
    private Doors doors;

    private Hub(Site site, ProjectWatch projects, Store store, DataSource pool) throws IOException {
        this.site = site;
        this.projects = projects;
        this.settings = site.settings();
        this.ground = Foundation.lay(site, store, pool);
        this.entry = Entry.over(settings, ground);
        this.entitlements = EntitlementWiring.of(site, ground);
    }

    /** Builds a hub and opens its doors. What was built is taken down again when the rest cannot be. */
    static Hub start(Site site, ProjectWatch projects, Store store, DataSource pool) throws Exception {
        Hub hub = new Hub(site, projects, store, pool);
        try {
            hub.build();
            return hub;
        } catch (Exception e) {
            hub.close();
            throw e;
        }
    }

    private void build() throws Exception {
        Path data = Files.createDirectories(settings.hub().data());
        PlacesFile folders = site.folders();
        for (var folder : List.of(folders.airlock(), folders.download(), folders.inbox(), folders.upload())) {
            Translation.prepare(folder);
        }
        SshSigner signer = SigningKey.in(data.resolve("keys"));
        ExportRoom exports = exportRoom(signer);
        ImportRoom imports = ImportWiring.room(site, ground);
        Optional<ReleaseWiring> releases = ReleaseWiring.of(site, ground);
        releases.ifPresent(built::push);
        PlatformWiring platform = PlatformWiring.of(site, ground, signer);
        UpkeepProcessors upkeep = new UpkeepProcessors(
                ground.store(),
                exports.timekeeping(),
                imports.timekeeping(),
                entry.terms(),
                platform,
                ground.carrier(),
                new ClockWatch(ground.clock(), CLOCK_LIMIT),
                ground.audit());
        RouteRunner routes = routes(exports, imports, releases, platform, upkeep, signer);
        ProjectRoutes projectRoutes = new ProjectRoutes(
                projects,
                ground.projects(),
                routes::context,
                ground.store(),
                ground.audit(),
                ground.clock(),
                data.resolve("known-hosts"));
        // Before the routes: what they do by the clock asks what projects there are, and what they rest on.
        projectRoutes.lookFirst();
        entry.terms().ended().recall();
        built.push(routes);
        routes.start();
        ground.work().start();
        built.push(ground.work());
        routes.publishMetrics(ground.store(), ground.work(), ground.outbox(), ground.carrier());
        RunningTime time = new RunningTime(site, ground);
        time.began();
        built.push(time::ended);
        doors = Doors.open(
                site,
                ground,
                entry,
                exports.visibility(),
                imports.uploads(),
                desk(exports, imports, releases, platform, projectRoutes, upkeep, signer));
        built.push(doors);
        keepHouse(projectRoutes);
    }

    private ExportRoom exportRoom(SshSigner signer) {
        Settings.Export export = settings.export();
        PlacesFile folders = site.folders();
        return ExportRoom.over(new ExportParts(
                ground.store(),
                ground.projects(),
                ground.people(),
                ground.access(),
                ground.audit(),
                ground.work(),
                ground.mailRoom(),
                site.screens()::policies,
                site.screens()::inspector,
                signer,
                new Lodging(folders.airlock().root(), folders.download().root()),
                site.sanctions(),
                new Deadlines(Translation.workingDays(settings), export.workingDays(), export.reminderDays()),
                new DownloadTerm(export.downloadDays(), export.warningDays()),
                ground.clock(),
                export.grace(),
                export.extensionDays()));
    }

    private RouteRunner routes(
            ExportRoom exports,
            ImportRoom imports,
            Optional<ReleaseWiring> releases,
            PlatformWiring platform,
            UpkeepProcessors upkeep,
            SshSigner signer)
            throws Exception {
        Path inbox = site.folders().inbox().root();
        RouteRunner routes = new RouteRunner(site);
        routes.bind(new ExportProcessors(exports).all(site.screens().policies().policies()));
        routes.bind(upkeep.all());
        routes.bind(platform.processors());
        routes.bind(Map.of(AnchorProcessor.NAME, anchoring(signer)));
        routes.bind(new ImportProcessors(imports).all());
        routes.bind(MailWiring.processors(site, ground, readers(exports, imports, releases))
                .all());
        releases.ifPresent(each -> each.bindTo(routes, upkeep::isDoubtful));
        routes.bind(new DropProcessors(exports.dropped(), ground.projects(), ground.carrier(), inbox).all());
        routes.bind(
                ground.work(),
                ground.carrier(),
                new FolderPlaces(
                        places(releases, platform),
                        ground.projects(),
                        each -> ImportWiring.source(
                                each,
                                imports.bringingIn(),
                                ground.projects(),
                                site.folders().upload())));
        return routes;
    }

    private AnchorProcessor anchoring(SshSigner signer) {
        return new AnchorProcessor(
                ground.store(),
                ground.sealer(),
                new Anchors(signer, ground.audit(), ground.clock()),
                ground.mailRoom(),
                settings.hub().anchorMail(),
                ground.clock());
    }

    private Map<String, Place> places(Optional<ReleaseWiring> releases, PlatformWiring platform) {
        Map<String, Place> places = new HashMap<>(site.folders().byName());
        places.put(Platform.ORDERS, platform.orders());
        releases.ifPresent(each -> places.put(each.papers().name(), each.papers()));
        return places;
    }

    /** Who reads a letter: the first for whom it is meant. */
    private List<LetterReader> readers(ExportRoom exports, ImportRoom imports, Optional<ReleaseWiring> releases) {
        List<LetterReader> readers = new ArrayList<>();
        readers.add(exports.selfReports());
        readers.add(new MemberLetters(
                new Parties(ground.projects(), ground.people(), ground.access()),
                new Joinings(ground.enrolment(), ground.audit(), ground.clock()),
                ground.mailRoom()));
        releases.ifPresent(each -> readers.add(each.room().intake()));
        readers.add(imports.intake());
        readers.add(exports.mailIntake());
        return readers;
    }

    private CommandDesk desk(
            ExportRoom exports,
            ImportRoom imports,
            Optional<ReleaseWiring> releases,
            PlatformWiring platform,
            ProjectRoutes projectRoutes,
            UpkeepProcessors upkeep,
            SshSigner signer) {
        return new CommandDesk(new DeskParts(
                ground.store(),
                exports,
                releases.map(ReleaseWiring::room),
                imports,
                ground.projects(),
                ground.people(),
                ground.enrolment(),
                ground.access(),
                platform.sanctions(),
                platform.platform(),
                entitlements.entitlements(),
                new MemberWelcome(ground.mailRoom()),
                entry.doorway(),
                ground.audit(),
                ground.work(),
                ground.outbox(),
                ground.carrier().progress(),
                ground.clock(),
                () -> Stream.of(
                                projectRoutes.troubles(),
                                upkeep.troubles(),
                                new Gates(ground.projects(), ground.clock()).troubles(MOST_WITHOUT_DATA),
                                platform.platform().troubles(),
                                exports.freezing().troubles(),
                                entitlements.troubles())
                        .flatMap(List::stream)
                        .toList(),
                ground.sealer()::sealNow,
                () -> new Verifier(SEAL_PATIENCE).verify(ground.store(), signer.allowedSigner()),
                upkeep::accept));
    }

    private void keepHouse(ProjectRoutes projectRoutes) {
        Housekeeping housekeeping = new Housekeeping();
        housekeeping.every(settings.hub().auditSeal(), "Sealing", ground.sealer()::sealNow);
        housekeeping.every(settings.hub().projectsPoll(), "Looking at projects", projectRoutes::look);
        entitlements.keep(housekeeping);
        built.push(housekeeping);
    }

    /** The port of the door for everyone. */
    int port() {
        return doors.port();
    }

    /** The port of the officers' door to the airlock. */
    int airlockPort() {
        return doors.airlockPort();
    }

    @Override
    public void close() {
        while (!built.isEmpty()) {
            try {
                built.pop().close();
            } catch (Exception e) {
                LOG.warn("While stopping: {}", e.getMessage());
            }
        }
    }
}
