package dk.sluse.entitlement;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What operators are told of a register that cannot be read or followed: once when it begins, not each time it is asked in vain. */
final class Trouble {

    private final Store store;
    private final People people;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private volatile Optional<Phrase> fault = Optional.empty();
    private volatile Optional<Instant> followed = Optional.empty();
    private boolean alarmed;

    Trouble(Entitlements.Parts parts) {
        this.store = parts.store();
        this.people = parts.people();
        this.notices = parts.notices();
        this.audit = parts.audit();
        this.clock = parts.clock();
    }

    /** The register was read, and every project follows it. */
    void isOver() {
        fault = Optional.empty();
        alarmed = false;
        followed = Optional.of(clock.instant());
    }

    void unread(String why) {
        begins(
                why,
                Phrase.of(
                        "Registret over adgange kan ikke læses: %s. Ingen medlemskaber er ændret.",
                        "The register of entitlements cannot be read: %s. No membership was changed.", why));
    }

    /** @param failing the projects, with the kind of what failed */
    void notFollowed(Map<String, String> failing) {
        begins(
                failing.toString(),
                Phrase.of(
                        "Registret over adgange er læst, men disse projekter kunne ikke følge det: %s",
                        "The register of entitlements was read, but these projects could not follow it: %s", failing));
    }

    private void begins(String why, Phrase what) {
        fault = Optional.of(what);
        if (!alarmed) {
            store.changing(h -> {
                audit.record(
                        h,
                        Event.of(Event.HUB, EventKind.ENTITLEMENTS_UNREAD, Event.BY_HUB)
                                .with("why", why));
                alarm(h, "unread/" + clock.instant(), what);
            });
            alarmed = true;
        }
    }

    /** Has every operator told by mail. */
    void alarm(Handle h, String key, Phrase what) {
        people.holding(h, Office.OPERATOR)
                .forEach(operator -> notices.post(
                        h,
                        new Notice(
                                Template.ENTITLEMENTS_TROUBLE.id(),
                                operator.mail(),
                                key,
                                OptionalLong.empty(),
                                Map.of("what", what))));
    }

    /** The trouble that there is now, and since when. */
    Optional<String> told() {
        return fault.map(what -> what.en() + " Last followed in full: "
                + followed.map(Instant::toString).orElse("not since the hub started"));
    }
}
