package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command for the desk. It is recorded with its exit code, whether it succeeded or not. Who gives it is looked up just
 * before, and once more when all that comes with it is there: a command that is held open with its text half sent is worth
 * nothing to somebody whose access was closed meanwhile (F32).
 */
final class DeskErrand extends Errand {

    private static final Logger LOG = LoggerFactory.getLogger(DeskErrand.class);

    private final Visit visit;
    private final Desk desk;
    private final SessionGuard guard;
    private final String line;

    DeskErrand(Executor threads, Visit visit, Desk desk, SessionGuard guard, String line) {
        super(threads);
        this.visit = visit;
        this.desk = desk;
        this.guard = guard;
        this.line = line;
    }

    @Override
    int carryOut(InputStream in, OutputStream out, OutputStream err) {
        if (!guard.admits(visit)) {
            return 1;
        }
        PrintWriter answers = writer(out);
        PrintWriter complaints = writer(err);
        int code = run(new SentText(in, this::mayEnd), answers, complaints);
        answers.flush();
        complaints.flush();
        visit.recorder()
                .owed(visit.event(Event.HUB, EventKind.COMMAND)
                        .with("command", Recorder.shown(line))
                        .with("exit", code));
        return code;
    }

    private boolean mayEnd() {
        return isWhole() && guard.admits(visit);
    }

    private int run(InputStream in, PrintWriter answers, PrintWriter complaints) {
        try {
            return desk.run(visit.caller(), line, in, answers, complaints);
        } catch (RuntimeException e) {
            LOG.error("A command at the gateway failed: {}", Recorder.shown(line), e);
            complaints.println("Kommandoen mislykkedes; driften kan se hvorfor i loggen."
                    + " / The command failed; the operators find the cause in the log.");
            return 1;
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }
}
