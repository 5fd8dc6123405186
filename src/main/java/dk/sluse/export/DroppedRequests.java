package dk.sluse.export;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.SafePath;
import dk.sluse.export.ExportRequest.Channel;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.project.Denied;
import dk.sluse.project.Parties;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/**
 * The second way in: a folder dropped in the environment's {@code export/} with the same documents. The environment is
 * hostile ground, so it only stages them; it is a request when the member whom the manifest names confirms it (design, "Easy
 * to get wrong" 7).
 */
public final class DroppedRequests {

    private static final int MOST_DOCUMENTS = 20;
    /** The same names are the same consignment, in whatever order they are listed; and none is fetched in the manifest's place. */
    private static final Comparator<String> MANIFEST_FIRST = Comparator.<String, Boolean>comparing(
                    name -> DocumentKind.of(name).orElse(null) != DocumentKind.MANIFEST)
            .thenComparing(Comparator.naturalOrder());

    private static final String PREFIX = "drop-";
    private static final int DIGITS = 16;
    private static final int LONGEST_SHOWN = 200;

    private final Store store;
    private final Projects projects;
    private final People people;
    private final Requests requests;
    private final Closures closures;
    private final RequestDocuments documents;
    private final Registration registration;
    private final Explaining explaining;
    private final DropAnnouncements announcements;
    private final Audit audit;
    private final Clock clock;

    DroppedRequests(
            Books books,
            Parties parties,
            Closures closures,
            RequestDocuments documents,
            Registration registration,
            Explaining explaining,
            DropAnnouncements announcements) {
        this.store = books.store();
        this.projects = parties.projects();
        this.people = parties.people();
        this.closures = closures;
        this.requests = books.requests();
        this.documents = documents;
        this.registration = registration;
        this.explaining = explaining;
        this.announcements = announcements;
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * The documents to fetch from a dropped folder.
     *
     * @param names the files that lie in it
     * @param version what tells this drop from a later one in the same folder, such as the marker's time
     * @throws RuntimeException that {@link dk.sluse.work.Waits} while access to the project is closed
     */
    public Consignment open(String projectId, SafePath folder, List<String> names, String version) {
        Project project = projects.require(projectId);
        store.changing(h -> closures.waitWhileClosed(h, project.id()));
        String drop = PREFIX + project.id() + "-"
                + DigestUtils.sha256Hex(folder + "\n" + version).substring(0, DIGITS);
        int rejections = store.read(h -> rejections(h, project.id(), drop));
        String id = rejections == 0 ? drop : drop + "-" + rejections;
        List<Parcel> parcels = new ArrayList<>();
        for (String name : names.stream().sorted(MANIFEST_FIRST).toList()) {
            if (SafePath.fault(name).isEmpty()
                    && SafePath.fault(folder + "/" + name).isEmpty()
                    && DocumentKind.of(name).isPresent()
                    && parcels.size() < MOST_DOCUMENTS) {
                String number = Integer.toString(parcels.size() + 1);
                SafePath to = SafePath.of(id + "/" + name);
                parcels.add(new Parcel(number, folder.child(name), to, Optional.empty()));
            }
        }
        return new Consignment(id, project.id(), OptionalLong.empty(), parcels, EventKind.DOCUMENT_FETCHED);
    }

    /**
     * A dropped folder whose name is no path that the hub may use: the PI is told, once, and nothing is fetched.
     *
     * @param name as it lies in the drop folder
     * @param version as in {@link #open}
     */
    public void unsafe(String projectId, String name, Phrase fault, String version) {
        String shown = Masking.mask(Printable.of(name, LONGEST_SHOWN));
        String key = PREFIX + projectId + "-"
                + DigestUtils.sha256Hex(name + "\n" + version).substring(0, DIGITS);
        store.changing(
                h -> announcements.rejected(h, projectId, shown, key, List.of(Map.of("path", shown, "what", fault))));
    }

    /**
     * Takes note that the documents could not be fetched, as they lay there: the PI is told of all that is wrong, once a drop.
     * Mended and dropped again, they are fetched anew.
     */
    public void rejected(Consignment drop, SafePath folder, Delivery.Rejected rejected) {
        List<Map<String, Object>> faults = rejected.faults().stream()
                .map(f -> Map.<String, Object>of("path", f.file().toString(), "what", f.what()))
                .toList();
        store.changing(h -> {
            h.createUpdate("""
                            insert into drop_rejection (consignment, project, at) values (:drop, :project, :now)
                            on conflict do nothing""")
                    .bind("drop", drop.id())
                    .bind("project", drop.project())
                    .bind("now", clock.instant())
                    .execute();
            announcements.rejected(h, drop.project(), folder.toString(), withoutAttempt(drop), faults);
        });
    }

    private static int rejections(Handle h, String project, String drop) {
        return h.createQuery("""
                        select count(*) from drop_rejection
                        where project = :project and starts_with(consignment, :drop)""")
                .bind("project", project)
                .bind("drop", drop)
                .mapTo(int.class)
                .one();
    }

    private static String withoutAttempt(Consignment drop) {
        return drop.id().substring(0, PREFIX.length() + drop.project().length() + 1 + DIGITS);
    }

    /**
     * Stages what was fetched: the named requester is asked to confirm. The same drop twice is staged once.
     *
     * @param fetched the folder the documents were fetched to
     */
    public void stage(Consignment drop, SafePath folder, Path fetched) throws IOException {
        if (store.read(h -> known(h, drop))) {
            return;
        }
        List<Attachment> sent = attachments(drop, fetched);
        store.<IOException>changing(h -> {
            if (known(h, drop)) {
                return;
            }
            closures.waitWhileClosed(h, drop.project());
            Optional<String> named = requester(sent);
            Optional<Person> requester = named.flatMap(name -> person(h, name))
                    .filter(person -> people.isMember(h, drop.project(), person.login()));
            if (requester.isEmpty()) {
                announcements.unnamed(h, drop.project(), folder, named.map(n -> Printable.of(n, 80)));
                return;
            }
            stage(h, drop, folder, requester.get(), sent);
        });
    }

    private void stage(Handle h, Consignment drop, SafePath folder, Person requester, List<Attachment> sent)
            throws IOException {
        long id = requests.create(
                h,
                drop.project(),
                requester.login(),
                Channel.FOLDER,
                RequestState.STAGED,
                Optional.empty(),
                Optional.of(drop.id()),
                clock.instant());
        ExportRequest request = requests.lock(h, id).orElseThrow();
        // What is wrong with the documents is told when they are confirmed: nobody asked for anything yet.
        documents.keep(h, request, sent);
        int files = documents.manifest(h, request).map(DroppedRequests::rows).orElse(0);
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_STAGED, Requests.HUB)
                        .with("folder", Printable.of(folder.toString(), 200)));
        announcements.confirm(h, request, requester, folder, files);
    }

    /**
     * The named requester confirms, by the key at the gateway and by nothing else: mail never moves data (design, "Easy to get
     * wrong" 6).
     *
     * @throws Denied when it waits for nobody, or for somebody else
     */
    void confirm(Handle h, ExportRequest request, Person person) throws IOException {
        if (request.state() != RequestState.STAGED) {
            throw new Denied(
                    "Request " + request.id() + " is " + request.state().word() + ": it needs no confirmation.");
        }
        if (!request.requester().equals(person.login())) {
            throw new Denied("Request " + request.id() + " waits for somebody else's confirmation.");
        }
        closures.mustBeOpen(h, request.project());
        requests.to(h, request, RequestState.RECEIVED);
        ExportRequest received = requests.find(h, request.id()).orElseThrow();
        audit.record(
                h,
                Requests.event(received, EventKind.REQUEST_RECEIVED, person.login())
                        .with("channel", "folder"));
        registration.examine(h, received, person, List.of(), List.<Phrase>of());
    }

    /** What its named requester writes about a request that is not confirmed: passed on to people, and no confirmation. */
    String answered(Handle h, ExportRequest request, Person person, String text) {
        explaining.remark(h, request, person, text);
        announcements.answered(h, request, person, Masking.mask(text));
        return "passed on an answer about " + request.label();
    }

    private Optional<Person> person(Handle h, String name) {
        return name.contains("@") ? people.byMail(h, name) : people.byLogin(h, name);
    }

    private Optional<String> requester(List<Attachment> sent) throws IOException {
        for (Attachment document : sent) {
            if (DocumentKind.of(document.name()).orElse(null) == DocumentKind.MANIFEST) {
                return ManifestReader.read(document.content(), document.name()) instanceof ManifestReading.Whole whole
                        ? whole.manifest().requester()
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int rows(Path manifest) {
        try {
            return ManifestReader.read(manifest, manifest.getFileName().toString())
                            instanceof ManifestReading.Whole whole
                    ? whole.manifest().rows().size()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean known(Handle h, Consignment drop) {
        return h.createQuery("select count(*) from export_request where project = :project and dropped = :drop")
                        .bind("project", drop.project())
                        .bind("drop", drop.id())
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    private static List<Attachment> attachments(Consignment drop, Path fetched) throws IOException {
        List<Attachment> sent = new ArrayList<>();
        for (Parcel parcel : drop.parcels()) {
            Path file = fetched.resolve(parcel.to().name());
            sent.add(new Attachment(
                    parcel.to().name(), file, Files.size(file), new DigestUtils(SHA_256).digestAsHex(file)));
        }
        return sent;
    }
}
