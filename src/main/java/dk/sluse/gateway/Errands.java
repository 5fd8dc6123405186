package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.gateway.GatewaySettings.Limits;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What can be done at a door, and what a person is told who asks for anything else. */
final class Errands {

    private final Optional<Shelf> shelf;
    private final Optional<UploadShelf> uploads;
    private final Optional<Desk> desk;
    private final Limits limits;
    private final SessionGuard guard;
    private final Executor threads;

    Errands(Offer offer, Limits limits, SessionGuard guard, Executor threads) {
        this.shelf = offer.shelf();
        this.uploads = offer.uploads();
        this.desk = offer.desk();
        this.limits = limits;
        this.guard = guard;
        this.threads = threads;
    }

    /** A command line. */
    Errand command(Visit visit, String line) {
        if (desk.isEmpty()) {
            return refused(visit, "command " + line, "no commands at this door", hint(visit));
        }
        if (line.length() > limits.commandLength()) {
            return refused(
                    visit,
                    "command " + line,
                    "the command is too long",
                    "Kommandoen er for lang. / The command is too long: at most " + limits.commandLength()
                            + " characters.\n");
        }
        return new DeskErrand(threads, visit, desk.get(), guard, line);
    }

    /** Somebody logged in without saying what for. */
    Errand shell(Visit visit) {
        if (visit.caller().confined().isPresent()) {
            return shutOut(visit, "shell");
        }
        return new SayErrand(threads, hint(visit), 1);
    }

    /** A subsystem: the file view, or nothing. */
    Optional<Errand> subsystem(Visit visit, String name) {
        if (name.equals("sftp") && visit.caller().confined().isPresent()) {
            return Optional.of(shutOut(visit, "subsystem sftp"));
        }
        if (name.equals("sftp") && shelf.isPresent()) {
            return Optional.of(new SftpErrand(threads, visit, shelf.get(), uploads, limits, guard));
        }
        tell(visit, "subsystem " + name, "not offered at this door");
        return Optional.empty();
    }

    /** Forwarding of any kind, which would make the hub a way around itself. */
    void forwarding(Visit visit, String what) {
        tell(visit, what, "nothing is forwarded");
    }

    /** Tells somebody to whom everything is closed why, in both languages (R49). */
    private Errand shutOut(Visit visit, String request) {
        Phrase why = visit.caller().confined().orElseThrow();
        return refused(
                visit, request, "access is closed", Printable.lines(why.da() + "\n" + why.en()) + "\n" + hint(visit));
    }

    private Errand refused(Visit visit, String line, String reason, String answer) {
        tell(visit, line, reason);
        return new SayErrand(threads, answer, 2);
    }

    private void tell(Visit visit, String request, String reason) {
        int refusals = visit.refused(visit.event(Event.HUB, EventKind.ACCESS_REFUSED)
                .with("request", Recorder.shown(request))
                .with("reason", reason));
        if (refusals == limits.refusals()) {
            visit.end("too many refused requests");
        }
    }

    private String hint(Visit visit) {
        StringBuilder text = new StringBuilder();
        text.append("Hej / Hello ").append(visit.caller().name()).append(".\n");
        text.append("Her er ingen kommandolinje. / There is no shell here.\n");
        if (shelf.isPresent()) {
            text.append("  Filer / Files:          sftp -P PORT LOGIN@HOST\n");
        }
        if (desk.isPresent()) {
            text.append("  Kommandoer / Commands:  ssh -p PORT LOGIN@HOST help\n");
        }
        return text.toString();
    }
}
