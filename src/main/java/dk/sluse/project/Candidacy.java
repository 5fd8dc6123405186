package dk.sluse.project;

import dk.sluse.project.Memberships.Joining;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What keeps somebody whom a PI names from becoming a member, all at once (R25, R26): {@link Persons}, {@link Keys} and {@link
 * Memberships} refuse the same, one by one. It tells nothing of anybody but whether a login, address or key is taken.
 */
public final class Candidacy {

    private static final int LONGEST_SHOWN = 60;

    private final People people;
    private final Clock clock;

    Candidacy(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Of a login and an address as they are written; what is empty is none. */
    public List<Phrase> ofForm(Person person) {
        List<Phrase> faults = new ArrayList<>();
        if (!person.login().isEmpty() && !Persons.isLogin(person.login())) {
            faults.add(said(
                    "\"%s\" er intet login: 2 til 32 små bogstaver, cifre, punktummer, streger.",
                    "\"%s\" is no login: 2 to 32 lower-case letters, digits, dots, dashes or underscores.",
                    person.login()));
        }
        if (!person.mail().isEmpty() && !Persons.isAddress(person.mail())) {
            faults.add(said("\"%s\" er ingen mailadresse.", "\"%s\" is no mail address.", person.mail()));
        }
        return faults;
    }

    /** Of a person who would come to be known. */
    public List<Phrase> ofNew(Handle h, Person person, Optional<PublicKeyLine> key) {
        List<Phrase> faults = new ArrayList<>();
        if (people.byLogin(h, person.login()).isPresent()
                || people.byMail(h, person.mail()).isPresent()) {
            faults.add(new Phrase(
                    "Loginet eller adressen tilhører allerede en anden; de hører ikke sammen.",
                    "The login or the address belongs to somebody here already, and not the one to the other."));
        }
        key.flatMap(each -> foreign(h, person.login(), each)).ifPresent(faults::add);
        return faults;
    }

    /**
     * Of a person who is known by login and address.
     *
     * @param by the PI
     * @param key a key that must be the person's
     */
    public List<Phrase> ofKnown(Handle h, String by, Joining joining, Optional<PublicKeyLine> key) {
        List<Phrase> faults = new ArrayList<>();
        String login = joining.person().login();
        String named = joining.project() + " " + login;
        key.filter(each -> !Keys.isTheirs(h, login, each))
                .map(each -> new Phrase(
                        "Personen er kendt, med en anden nøgle: udelad nøglen.",
                        "The person is known, with another key: leave the key out."))
                .or(() -> key.flatMap(each -> foreign(h, login, each)))
                .ifPresent(faults::add);
        Memberships.endWhatIsOver(h, joining.project(), login, clock.instant());
        boolean agreed = Memberships.isAgreed(h, joining.project(), login)
                && !Memberships.isGranted(h, joining.project(), login);
        if (agreed && !Memberships.isAsAgreed(h, joining)) {
            faults.add(said(
                    "Personen er medlem allerede, med en anden slutdag: members extend %s --until DAG.",
                    "The person is a member already, with another last day: members extend %s --until DAY.", named));
        } else if (!agreed && Offices.holdsAny(h, login) && !mayAppoint(h, by, login)) {
            faults.add(new Phrase(
                    "Personen har et embede, som et medlemskab ville tage: en sagsbehandler tilføjer dem.",
                    "The person holds an office, which a membership would take from them: an officer adds them."));
        }
        return faults;
    }

    /** Of the days of a membership. */
    public List<Phrase> ofTerm(Term term) {
        Instant now = clock.instant();
        return term.until().filter(end -> !end.isAfter(term.begin(now))).isEmpty()
                ? List.of()
                : List.of(new Phrase("Den sidste dag er forbi.", "The last day is over."));
    }

    private Optional<Phrase> foreign(Handle h, String login, PublicKeyLine key) {
        Optional<String> holder = people.holderOf(h, key.fingerprint());
        if (holder.isPresent() && !holder.get().equals(login)) {
            return Optional.of(new Phrase(
                    "Nøglen er en andens: enhver har sine egne.",
                    "The key is another person's: everyone has their own."));
        }
        return holder.isPresent() && people.byKey(h, key.fingerprint()).isEmpty()
                ? Optional.of(new Phrase("Nøglen gælder ikke mere.", "The key is not valid any more."))
                : Optional.empty();
    }

    private boolean mayAppoint(Handle h, String by, String login) {
        return people.officesOf(h, by).contains(Office.OFFICER) && !by.equals(login);
    }

    private static Phrase said(String da, String en, String value) {
        return Phrase.of(da, en, Printable.of(value, LONGEST_SHOWN));
    }
}
