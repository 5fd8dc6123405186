package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Deadlines;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.project.Person;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import dk.sluse.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Looks at what a request came with (R39, R40): either everything is there and the ten working days begin, or the requester
 * is told of everything that is missing or wrong at once.
 */
final class Registration {

    private static final Phrase RESERVED = new Phrase(
            "Navnet bruges af Sluse selv i hjemtagelsesmappen. Omdøb filen, eller mappen øverst i stien.",
            "Sluse itself uses this name in the download folder. Rename the file, or the folder at the top of the path.");

    private final Requests requests;
    private final RequestFiles files;
    private final RequestDocuments documents;
    private final Addressees addressees;
    private final Announcements announcements;
    private final Deadlines deadlines;
    private final Work work;
    private final Audit audit;
    private final Clock clock;

    Registration(
            Books books,
            RequestDocuments documents,
            Addressees addressees,
            Announcements announcements,
            Deadlines deadlines) {
        this.requests = books.requests();
        this.files = books.files();
        this.documents = documents;
        this.addressees = addressees;
        this.announcements = announcements;
        this.deadlines = deadlines;
        this.work = books.work();
        this.audit = books.audit();
        this.clock = books.clock();
    }

    /**
     * Keeps what was sent and looks at the request as a whole.
     *
     * @param request one that is received or incomplete
     * @param troubles what was wrong with the letter itself
     */
    void examine(Handle h, ExportRequest request, Person requester, List<Attachment> sent, List<Phrase> troubles)
            throws IOException {
        List<ManifestFault> faults = new ArrayList<>();
        troubles.forEach(trouble -> faults.add(ManifestFault.of(trouble)));
        documents.keep(h, request, sent).forEach(fault -> faults.add(ManifestFault.of(fault)));
        missing(h, request).forEach(fault -> faults.add(ManifestFault.of(fault)));
        Optional<Path> manifest = documents.manifest(h, request);
        if (manifest.isPresent()) {
            faults.addAll(readManifest(h, request, manifest.get()));
        }
        if (faults.isEmpty()) {
            accept(h, request, requester);
        } else {
            complain(h, request, requester, faults);
        }
    }

    private List<Phrase> missing(Handle h, ExportRequest request) {
        List<Phrase> missing = new ArrayList<>();
        for (DocumentKind kind : List.of(DocumentKind.FORM, DocumentKind.ETHICS_APPROVAL, DocumentKind.MANIFEST)) {
            if (!documents.has(h, request, kind)) {
                missing.add(lacks(kind));
            }
        }
        return missing;
    }

    private List<ManifestFault> readManifest(Handle h, ExportRequest request, Path manifest) throws IOException {
        ManifestReading reading =
                ManifestReader.read(manifest, manifest.getFileName().toString());
        if (reading instanceof ManifestReading.Faulty faulty) {
            return faulty.faults();
        }
        Manifest whole = ((ManifestReading.Whole) reading).manifest();
        List<ManifestFault> faults = agreement(h, request, whole);
        if (faults.isEmpty()) {
            files.replace(h, request.id(), whole.rows());
        }
        return faults;
    }

    /** What the manifest says against what it came with. */
    private List<ManifestFault> agreement(Handle h, ExportRequest request, Manifest manifest) {
        List<ManifestFault> faults = new ArrayList<>();
        if (manifest.rows().stream().anyMatch(Manifest.Row::identifiable)
                && !documents.has(h, request, DocumentKind.CONSENT)) {
            faults.add(ManifestFault.of(new Phrase(
                    "Manifestet angiver personhenførbare resultater, så der mangler: "
                            + DocumentKind.CONSENT.description().da() + ".",
                    "The manifest names identifiable results, so this is missing: "
                            + DocumentKind.CONSENT.description().en() + ".")));
        }
        manifest.rows().stream()
                .filter(row -> ReleasePapers.NAMES.contains(row.path().names().get(0)))
                .forEach(row -> faults.add(ManifestFault.at(row.number(), RESERVED)));
        manifest.project()
                .filter(acronym -> !acronym.equalsIgnoreCase(addressees.acronym(request.project())))
                .ifPresent(acronym -> faults.add(ManifestFault.of(Phrase.of(
                        "Manifestet hører til projektet »%s«, ikke til det, som mailen gælder.",
                        "The manifest belongs to the project \"%s\", not to the one the request is for.",
                        Printable.of(acronym, 40)))));
        return faults;
    }

    private static Phrase lacks(DocumentKind kind) {
        return new Phrase(
                "Der mangler: " + kind.description().da() + ".",
                "This is missing: " + kind.description().en() + ".");
    }

    private void accept(Handle h, ExportRequest request, Person requester) {
        Instant now = clock.instant();
        LocalDate deadline = deadlines.lastDay(now);
        requests.to(h, request, RequestState.COLLECTING);
        requests.set(h, request.id(), "complete_at", now);
        requests.set(h, request.id(), "deadline", deadline);
        int count = files.of(h, request.id()).size();
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_COMPLETE, requester.login())
                        .with("files", count)
                        .with("deadline", deadline));
        work.add(h, ExportSteps.COLLECT, Long.toString(request.id()));
        announcements.received(h, request, requester, deadline, count);
    }

    private void complain(Handle h, ExportRequest request, Person requester, List<ManifestFault> faults) {
        if (request.state() != RequestState.INCOMPLETE) {
            requests.to(h, request, RequestState.INCOMPLETE);
        }
        audit.record(
                h,
                Requests.event(request, EventKind.REQUEST_INCOMPLETE, Requests.HUB)
                        .with("faults", faults.size()));
        announcements.incomplete(h, request, requester, faults);
    }
}
