package dk.sluse.entitlement;

import dk.sluse.entitlement.RemsSettings.Identity;
import dk.sluse.project.GrantedMemberships;
import dk.sluse.project.GrantedMemberships.Grant;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Whom the register's answer makes members of a project (R91): those known here, who hold no office. */
final class WantedMembers {

    static final String SOURCE = "rems";

    private final People people;
    private final GrantedMemberships memberships;
    private final Identity identity;
    private final Map<String, String> projectOf;
    private final Clock clock;

    WantedMembers(Entitlements.Parts parts) {
        this.people = parts.people();
        this.memberships = parts.memberships();
        this.identity = parts.identity();
        this.projectOf = Map.copyOf(parts.projectOf());
        this.clock = parts.clock();
    }

    /**
     * Who is to be a member, by login; of several entitlements of one person the one that lasts longest, of those that began after
     * a person last ended the membership.
     */
    Map<String, Grant> of(Handle h, String project, List<Entitlement> answer, List<String> left) {
        Instant now = clock.instant();
        Map<String, Grant> wanted = new LinkedHashMap<>();
        Set<Long> told = new HashSet<>();
        answer.stream()
                .filter(each -> project.equals(projectOf.get(each.resource())) && each.holds(now))
                .sorted(Comparator.comparing((Entitlement each) -> each.end().orElse(Instant.MAX))
                        .reversed()
                        .thenComparing(Entitlement::application))
                .forEach(each -> {
                    Optional<Person> person = person(h, each);
                    if (person.isPresent()
                            && people.officesOf(h, person.get().login()).isEmpty()) {
                        Grant grant = grant(project, person.get(), each);
                        if (!memberships.isRefused(h, grant)) {
                            wanted.putIfAbsent(grant.login(), grant);
                        }
                    } else if (told.add(each.application())) {
                        left.add("Application " + each.application() + " in REMS entitles somebody to " + project
                                + (person.isPresent()
                                        ? " who holds an office here: another officer adds them"
                                        : " who is not known here: the PI or an officer adds them, with a key"));
                    }
                });
        return wanted;
    }

    private static Grant grant(String project, Person person, Entitlement of) {
        return new Grant(SOURCE, Long.toString(of.application()), project, person.login(), of.start(), of.end());
    }

    private Optional<Person> person(Handle h, Entitlement entitlement) {
        return identity == Identity.MAIL
                ? entitlement.mail().flatMap(mail -> people.byMail(h, mail))
                : people.byLogin(h, entitlement.user());
    }
}
