package dk.sluse.intake;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.intake.LetterReader.Outcome;
import dk.sluse.intake.LetterReader.Outcome.Done;
import dk.sluse.intake.LetterReader.Outcome.Refused;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.RequestMark;
import dk.sluse.notice.Template;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Gives each letter to the room it is meant for, once, however often it is delivered. A letter whose sender is not proven or
 * not known gets nothing done, nor does one that its reader refuses: the record says so, and the operators are told.
 */
public final class LetterSorting {

    private final Store store;
    private final People people;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;
    private final List<LetterReader> readers;

    /**
     * A sorting office.
     *
     * @param readers asked in this order; the last one takes what is meant for no other
     */
    public LetterSorting(
            Store store, People people, Audit audit, Notices notices, Clock clock, List<LetterReader> readers) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
        this.readers = List.copyOf(readers);
    }

    /** Acts upon a letter, once, however often it is read. */
    public void read(Letter letter) throws IOException {
        store.<IOException>changing(h -> {
            if (claim(h, letter)) {
                note(h, letter, outcome(h, letter));
            }
        });
    }

    private boolean claim(Handle h, Letter letter) {
        return h.createUpdate("""
                        insert into letter (key, received_at, read_at) values (:key, :received, :now)
                        on conflict (key) do update set read_at = :now where letter.read_at is null""")
                        .bind("key", letter.key())
                        .bind("received", letter.receivedAt())
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private Outcome outcome(Handle h, Letter letter) throws IOException {
        if (letter.sender() instanceof Letter.Unproven unproven) {
            return unheard(h, letter, "the sender is not proven: " + unproven.why());
        }
        Optional<Person> sender = people.byMail(h, letter.sender().address());
        if (sender.isEmpty()) {
            return unheard(h, letter, "nobody of that address is a member of a project");
        }
        OptionalLong number = RequestMark.find(letter.subject());
        for (LetterReader reader : readers) {
            Optional<Outcome> outcome = reader.read(h, letter, sender.get(), number);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new Refused("it is meant for nothing that this hub does");
    }

    private Outcome unheard(Handle h, Letter letter, String why) {
        readers.forEach(reader -> reader.unheard(h, letter, why));
        return new Refused(why);
    }

    private void note(Handle h, Letter letter, Outcome outcome) {
        String words;
        if (outcome instanceof Refused refused) {
            refuse(h, letter, refused.why());
            words = "refused: " + refused.why();
        } else {
            words = ((Done) outcome).what();
        }
        h.createUpdate("update letter set outcome = :outcome where key = :key")
                .bind("outcome", words)
                .bind("key", letter.key())
                .execute();
    }

    private void refuse(Handle h, Letter letter, String why) {
        String address = letter.sender().address();
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.MAIL_REFUSED, "mail:" + address)
                        .with("why", why)
                        .with("letter", letter.key()));
        Map<String, Object> facts = Map.of(
                "sender",
                address,
                "subject",
                letter.subject(),
                "received",
                letter.receivedAt(),
                "why",
                Phrase.of("%s", "%s", why));
        people.holding(h, Office.OPERATOR)
                .forEach(operator -> notices.post(
                        h,
                        new Notice(
                                Template.MAIL_REFUSED_OPERATOR.id(),
                                operator.mail(),
                                letter.key(),
                                OptionalLong.empty(),
                                facts)));
    }
}
