package dk.sluse.hub;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.audit.Sealer;
import dk.sluse.audit.Verifier;
import dk.sluse.calendar.BusinessClock;
import dk.sluse.calendar.ClockWatch;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Carrier;
import dk.sluse.desk.CommandDesk;
import dk.sluse.desk.DeskParts;
import dk.sluse.export.ExportParts;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.ExportSteps;
import dk.sluse.export.Lodging;
import dk.sluse.export.SigningKey;
import dk.sluse.gateway.Gateway;
import dk.sluse.intake.LetterBox;
import dk.sluse.intake.LetterOpener;
import dk.sluse.notice.MailRoom;
import dk.sluse.notice.Outbox;
import dk.sluse.notice.Postman;
import dk.sluse.project.Access;
import dk.sluse.project.Enrolment;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub, put together: the rooms over one database, the routes that call them, the doors that lead to them. It is built
 * from the ground up, memory first, doors last, and taken down in the opposite order.
 */
final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration CLOCK_LIMIT = Duration.ofDays(1);
    private static final Duration SEAL_PATIENCE = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> built = new ArrayDeque<>();
    private final Settings settings;
    private final Path config;
    private final Path routes;
    private Gateway gateway;
    private Gateway airlockGateway;

    private Hub(Site site) {
        this.settings = site.settings();
        this.config = site.config();
        this.routes = site.routes();
    }

    /**
     * What a hub is built from, read and checked.
     *
     * @param folders the hub's own places
     * @param screens the policies as configured, and the process that judges by them
     * @param projectChecks what a project's file must pass
     */
    record Site(
            Path config,
            Path routes,
            Settings settings,
            PlacesFile folders,
            Screens screens,
            List<ProjectWatch.Check> projectChecks) {}

    /** Builds a hub and opens its doors. What was built is taken down again when the rest cannot be. */
    static Hub start(Site site, Store store, javax.sql.DataSource pool) throws Exception {
        Hub hub = new Hub(site);
        try {
            hub.build(site, store, pool);
            return hub;
        } catch (Exception e) {
            hub.close();
            throw e;
        }
    }

    private void build(Site site, Store store, javax.sql.DataSource pool) throws Exception {
        Path data = Files.createDirectories(settings.hub().data());
        Clock clock = settings.hub()
                .clockOffset()
                .<Clock>map(file -> BusinessClock.ahead(Clock.systemUTC(), file))
                .orElseGet(() -> BusinessClock.real(Clock.systemUTC()));
        Ledger audit = new Ledger(clock);
        Sealer sealer = new Sealer(store);
        People people = new People();
        Projects projects = new Projects();
        Access access = new Access(people, audit, clock);
        Enrolment enrolment = new Enrolment(people, audit, clock);

        WorkAlarm alarm = new WorkAlarm(people);
        DurableWork work = new DurableWork(store, pool, audit, alarm, Translation.work(settings));
        MailRoom mailRoom = new MailRoom(config.resolve("mail"), work, clock, Translation.letterhead(settings));
        alarm.speakThrough(mailRoom);
        Outbox outbox = new Outbox(clock, audit);
        Carrier carrier = new Carrier(store, audit, clock, Translation.custody(settings));

        PlacesFile folders = site.folders();
        for (var folder : List.of(folders.airlock(), folders.download(), folders.inbox())) {
            Translation.prepare(folder);
        }
        ExportRoom room = ExportRoom.over(new ExportParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                site.screens()::policies,
                site.screens()::inspector,
                SigningKey.in(data.resolve("keys")),
                new Lodging(folders.airlock().root(), folders.download().root()),
                new Deadlines(
                        Translation.workingDays(settings),
                        settings.export().workingDays(),
                        settings.export().reminderDays()),
                new DownloadTerm(
                        settings.export().downloadDays(), settings.export().warningDays()),
                clock,
                settings.export().grace(),
                settings.export().extensionDays()));

        UpkeepProcessors upkeep =
                new UpkeepProcessors(store, room.timekeeping(), new ClockWatch(clock, CLOCK_LIMIT), audit);
        MailProcessors mails =
                mailProcessors(store, work, room, outbox, clock, folders.inbox().root());
        Main camel = new Main();
        camel.configure().withName("sluse");
        ProjectWatch watch = new ProjectWatch(config, site.projectChecks());

        bind(camel, new ExportProcessors(room).all(site.screens().policies().policies()));
        bind(camel, upkeep.all());
        bind(camel, mails.all());
        bind(
                camel,
                new DropProcessors(
                                room.dropped(),
                                projects,
                                carrier,
                                folders.inbox().root())
                        .all());
        camel.bind("work", work);
        camel.bind("custody", carrier);
        camel.bind(
                "places",
                new FolderPlaces(
                        Map.of("airlock", folders.airlock(), "download", folders.download(), "inbox", folders.inbox()),
                        projects));
        configure(camel);
        camel.start();
        built.push(() -> camel.stop());

        ProjectRoutes projectRoutes = new ProjectRoutes(
                watch, projects, camel.getCamelContext(), store, audit, clock, data.resolve("known-hosts"));
        projectRoutes.look();
        work.start();
        built.push(work);
        publishMetrics(camel, store, work, outbox, carrier);
        recordStart(store, audit);
        openDoors(
                store,
                audit,
                access,
                room,
                folders,
                new CommandDesk(new DeskParts(
                        store,
                        room,
                        Optional.empty(),
                        projects,
                        people,
                        enrolment,
                        access,
                        new MemberWelcome(mailRoom),
                        audit,
                        work,
                        outbox,
                        carrier.progress(),
                        clock,
                        () -> troubles(projectRoutes, upkeep),
                        sealer::sealNow,
                        () -> new Verifier(SEAL_PATIENCE).verify(store),
                        upkeep::accept)));
        housekeep(sealer, projectRoutes);
    }

    private MailProcessors mailProcessors(
            Store store, DurableWork work, ExportRoom room, Outbox outbox, Clock clock, Path inbox) {
        LetterBox box = new LetterBox(
                inbox.resolve("letters"),
                store,
                work,
                ExportSteps.READ_LETTER,
                settings.intake().largestMail() + 1);
        return new MailProcessors(
                store,
                box,
                new LetterOpener(Translation.intake(settings), inbox, clock),
                inbox,
                room.mailIntake(),
                outbox,
                new Postman(Translation.letterhead(settings), clock));
    }

    private void configure(Main camel) throws IOException {
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.configure().setRoutesIncludePattern("file:" + routes.toAbsolutePath() + "/**/*.camel.yaml");
        Map<String, String> effective = new java.util.TreeMap<>(settings.effective());
        effective.putAll(Placeholder.of(settings));
        effective.put("camel.main.routesIncludePattern", "file:" + routes.toAbsolutePath() + "/**/*.camel.yaml");
        effective.forEach(camel::addInitialProperty);
    }

    private static void bind(Main camel, Map<String, Processor> processors) {
        processors.forEach((name, processor) -> camel.bind(name, processor));
    }

    private static void publishMetrics(Main camel, Store store, DurableWork work, Outbox outbox, Carrier carrier) {
        MeterRegistry registry = camel.getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);
        if (registry != null) {
            new HubMetrics(store, registry).publish(work, outbox, carrier.progress());
        }
    }

    private void openDoors(
            Store store, Ledger audit, Access access, ExportRoom room, PlacesFile folders, CommandDesk desk)
            throws IOException {
        gateway = new Gateway(
                Translation.door("main", settings.gateway()),
                Door.forEveryone(store, access),
                Optional.of(Shelves.download(folders.download().root(), room.visibility())),
                Optional.of(desk),
                audit,
                store);
        gateway.start();
        built.push(gateway);
        airlockGateway = new Gateway(
                Translation.door("airlock", settings.airlockGateway()),
                Door.forOfficers(store, access),
                Optional.of(Shelves.airlock(folders.airlock().root(), room.visibility())),
                Optional.empty(),
                audit,
                store);
        airlockGateway.start();
        built.push(airlockGateway);
        Files.writeString(settings.hub().data().resolve("known_hosts"), knownHost(gateway) + knownHost(airlockGateway));
    }

    private static String knownHost(Gateway door) {
        return "[localhost]:" + door.port() + ",[127.0.0.1]:" + door.port() + " " + door.hostKeyLine() + "\n";
    }

    private void housekeep(Sealer sealer, ProjectRoutes projectRoutes) {
        ScheduledExecutorService housekeeping =
                Executors.newScheduledThreadPool(2, task -> new Thread(task, "sluse-housekeeping"));
        every(housekeeping, settings.hub().auditSeal(), "Sealing", sealer::sealNow);
        every(housekeeping, settings.hub().projectsPoll(), "Looking at projects", projectRoutes::look);
        built.push(housekeeping::shutdownNow);
    }

    private static void every(ScheduledExecutorService service, Duration period, String what, Runnable task) {
        Runnable careful = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed and is tried again: {}", what, e.getMessage());
            }
        };
        var unused =
                service.scheduleWithFixedDelay(careful, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void recordStart(Store store, Ledger audit) {
        String fingerprint = ConfigurationMark.of(List.of(config, routes));
        store.changing(h -> {
            Optional<String> last = ConfigurationMark.lastRecorded(h);
            audit.record(
                    h,
                    Event.of(Event.HUB, EventKind.HUB_STARTED, Event.BY_HUB)
                            .with("hub", settings.hub().name())
                            .with("configuration", fingerprint));
            if (last.isPresent() && !last.get().equals(fingerprint)) {
                audit.record(
                        h,
                        Event.of(Event.HUB, EventKind.CONFIGURATION_CHANGED, Event.BY_HUB)
                                .with("from", last.get())
                                .with("to", fingerprint));
            }
        });
        built.push(() -> store.changing(h -> audit.record(
                h,
                Event.of(Event.HUB, EventKind.HUB_STOPPED, Event.BY_HUB)
                        .with("hub", settings.hub().name()))));
    }

    private static List<String> troubles(ProjectRoutes projectRoutes, UpkeepProcessors upkeep) {
        List<String> troubles = new ArrayList<>(projectRoutes.troubles());
        troubles.addAll(upkeep.troubles());
        return troubles;
    }

    /** The port of the door for everyone. */
    int port() {
        return gateway.port();
    }

    /** The port of the officers' door to the airlock. */
    int airlockPort() {
        return airlockGateway.port();
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
