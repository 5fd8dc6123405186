package dk.sluse.hub;

import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.work.Alarm;
import dk.sluse.work.Stopped;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/** Writes to the operators when a step stopped (F24, F27). A mail that cannot be sent is not told of by another mail. */
final class WorkAlarm implements Alarm {

    private static final String SEND_MAIL = "send-mail";

    private final People people;
    private final AtomicReference<Optional<Notices>> notices = new AtomicReference<>(Optional.empty());

    WorkAlarm(People people) {
        this.people = people;
    }

    /** Mails are written by a room that needs the work that needs this alarm: it comes later. */
    void speakThrough(Notices room) {
        notices.set(Optional.of(room));
    }

    @Override
    public void stopped(Handle transaction, Stopped stopped) {
        if (stopped.step().equals(SEND_MAIL)) {
            return;
        }
        String id = stopped.step() + "/" + stopped.subject();
        Map<String, Object> facts = Map.of(
                "step", stopped.step(),
                "subject", stopped.subject(),
                "attempts", stopped.attempts(),
                "reason", stopped.reason(),
                "id", id);
        notices.get().ifPresent(room -> people.holding(transaction, Office.OPERATOR)
                .forEach(operator -> room.post(
                        transaction,
                        new Notice(
                                Template.STEP_STOPPED.id(),
                                operator.mail(),
                                id + "/" + stopped.since(),
                                OptionalLong.empty(),
                                facts))));
    }
}
