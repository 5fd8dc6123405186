package dk.sluse.desk;

import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.ExportFile;
import dk.sluse.export.FileState;
import dk.sluse.export.Overview.FileStory;
import dk.sluse.export.Overview.Story;
import dk.sluse.importing.ImportOverview;
import dk.sluse.importing.ImportRequest;
import dk.sluse.importing.ImportSteps;
import dk.sluse.project.Denied;
import dk.sluse.release.ReleaseRoom;
import dk.sluse.release.ReleaseSteps;
import dk.sluse.work.Stopped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says where something is, and who or what it waits for. */
@Command(name = "why", description = "Where a file, a request or an import is, and what it waits for.")
final class WhyOrder extends HubOrder {

    private static final Set<String> IMPORT_STEPS = Set.of(ImportSteps.BRING_IN, ImportSteps.STOP, ImportSteps.CLEAR);

    private static final Set<String> RELEASE_STEPS =
            Set.of(ReleaseSteps.MATCH, ReleaseSteps.PREPARE, ReleaseSteps.DELIVER);

    @Parameters(paramLabel = "NAME", description = "A file's name or path, or a request's number.")
    private String name;

    WhyOrder(Errand errand, DeskParts parts) {
        super(errand, parts);
    }

    @Override
    void run() {
        if (tellsOfOrder()) {
            return;
        }
        List<Story> stories = parts().room().overview().about(errand().caller(), name);
        List<ImportOverview.Story> imports = parts().imports().overview().about(errand().caller(), name);
        if (stories.isEmpty() && imports.isEmpty()) {
            throw new Denied("Nothing of that name was ever asked for that you may see. Names are as in the manifest.");
        }
        stories.forEach(this::tell);
        imports.forEach(this::tell);
    }

    /** The name may be an order's number. */
    private boolean tellsOfOrder() {
        if (!name.matches("(sluse-)?\\d{1,18}")) {
            return false;
        }
        long id = RequestOrders.number(name);
        Optional<ReleaseRoom> release =
                parts().release().filter(room -> room.overview().sees(errand().caller(), id));
        release.ifPresent(room -> {
            var story = room.overview().story(errand().caller(), id);
            errand().say(
                            "Order %d of %s is %s.",
                            id, story.order().project(), story.order().state().word());
            errand().say(
                            "  It waits for: %s",
                            step(Long.toString(id), RELEASE_STEPS::contains).orElse(story.waitsFor()));
        });
        return release.isPresent();
    }

    private void tell(Story story) {
        errand().say(
                        "Request %d of %s is %s.",
                        story.request().id(),
                        story.request().project(),
                        story.request().state().word());
        errand().say("  It waits for: %s", waitsFor(story));
        for (FileStory file : story.files()) {
            if (concerns(file.file())) {
                errand().say(
                                "  %d  %s is %s%s%s",
                                file.file().ordinal(),
                                file.file().path(),
                                file.file().state().word(),
                                file.file().state() == FileState.FROZEN
                                        ? ", until the case is decided: case show "
                                                + story.request().id()
                                        : "",
                                file.file().returnedTo().map(to -> ", at " + to).orElse(""));
            }
        }
    }

    private void tell(ImportOverview.Story story) {
        ImportRequest request = story.request();
        errand().say(
                        "Import %d of %s is %s.",
                        request.id(), request.project(), request.state().word());
        errand().say("  It waits for: %s", waitsFor(story));
    }

    private String waitsFor(ImportOverview.Story story) {
        Optional<String> step = step(Long.toString(story.request().id()), IMPORT_STEPS::contains);
        if (step.isPresent()) {
            return step.get();
        }
        long missing = story.files().stream().filter(file -> !file.isUploaded()).count();
        return switch (story.request().state()) {
            case OPEN ->
                "the project's PI to confirm it"
                        + (story.request().isByUpload() && missing > 0 ? ", and for " + missing + " uploads" : "");
            case ARRIVED, WITHDRAWN, LAPSED -> "nothing; it is over";
            default -> "the hub";
        };
    }

    private boolean concerns(ExportFile file) {
        return name.matches("(sluse-)?\\d+")
                || file.path().toString().equals(name)
                || file.path().name().equals(name);
    }

    private String waitsFor(Story story) {
        if (story.report().isPresent()) {
            return "an officer to decide on a self-report, because it is frozen: "
                    + ReportPrint.toDo(story.request().id());
        }
        Optional<String> step = step(Long.toString(story.request().id()), WhyOrder::isExportStep);
        if (step.isPresent()) {
            return step.get();
        }
        if (story.files().stream().anyMatch(file -> file.file().state() == FileState.FROZEN)) {
            return waitsForCase(story.request().id());
        }
        return switch (story.request().state()) {
            case STAGED -> "its requester " + story.request().requester() + " to confirm it";
            case INCOMPLETE -> "its requester " + story.request().requester() + " to send what is missing";
            case IN_REVIEW ->
                "an officer to decide"
                        + story.request().deadline().map(d -> ", by " + d).orElse("");
            case AWAITING_EXPLANATION -> "its requester " + story.request().requester() + " to explain";
            case PUBLISHED ->
                "its members to fetch it, until " + story.request().expiresAt().orElseThrow();
            case EXPIRED, REVOKED, RETURNED -> "nothing; it is over";
            default -> "the hub";
        };
    }

    /** Files stand still until the breach's case is decided (R74); whoever may see the case is told what it waits for. */
    private String waitsForCase(long id) {
        return parts().room().caseOverview().list(errand().caller(), false).stream()
                .filter(found -> found.about().request().id() == id)
                .findFirst()
                .map(found -> found.about().missing().isEmpty()
                        ? "its case: the management's decision"
                                + found.decideBy().map(day -> ", by " + day).orElse("")
                        : "its case: "
                                + found.about().missing().stream()
                                        .map(PaperKind::word)
                                        .collect(Collectors.joining(" and "))
                                + " from the project's PI")
                .orElse("its case to be decided");
    }

    /** The step of this subject that stopped, waits or runs, and why. */
    private Optional<String> step(String subject, Predicate<String> ours) {
        Optional<Stopped> stopped = parts().store().read(parts().work()::stopped).stream()
                .filter(s -> s.subject().equals(subject) && ours.test(s.step()))
                .findFirst();
        if (stopped.isPresent()) {
            return Optional.of("an operator; the step " + stopped.get().step() + " stopped: "
                    + stopped.get().reason());
        }
        return parts().store().read(parts().work()::waiting).stream()
                .filter(w -> w.subject().equals(subject) && ours.test(w.step()))
                .findFirst()
                .map(w -> "the hub; " + w.step() + (w.running() ? " runs" : " is tried again at " + w.due())
                        + w.reason().map(r -> ": " + r).orElse(""));
    }

    private static boolean isExportStep(String step) {
        return step.endsWith("-results") || step.equals("clear-download");
    }
}
