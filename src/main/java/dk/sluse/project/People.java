package dk.sluse.project;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Who people are: their addresses, keys, memberships and offices as they are now. Changes nothing: see {@link Enrolment}. */
public final class People {

    /** The person whose address this is. */
    public Optional<Person> byMail(Handle h, String address) {
        return person(h.createQuery("select login, name, mail from person where lower(mail) = :mail")
                .bind("mail", address.toLowerCase(Locale.ROOT)));
    }

    /** The person of this login. */
    public Optional<Person> byLogin(Handle h, String login) {
        return person(h.createQuery("select login, name, mail from person where login = :login")
                .bind("login", login));
    }

    /** The person whose valid key this is. */
    public Optional<Person> byKey(Handle h, String fingerprint) {
        return person(h.createQuery("""
                        select p.login, p.name, p.mail from person p join person_key k using (login)
                        where k.fingerprint = :fingerprint and k.revoked_at is null""").bind("fingerprint", fingerprint));
    }

    /** Whether the person is a member of the project now, PI included. */
    public boolean isMember(Handle h, String project, String login) {
        return h.createQuery(
                                "select count(*) from membership where project = :project and login = :login and until is null")
                        .bind("project", project)
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /**
     * Whether the person is, or was at any time since then, a member of the project, PI included. Whoever was may not judge
     * what it asked for meanwhile: leaving does not make a member a stranger.
     */
    public boolean wasMember(Handle h, String project, String login, Instant since) {
        return h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and (until is null or until >= :since)""")
                        .bind("project", project)
                        .bind("login", login)
                        .bind("since", since)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** Ids of the projects the person is a member of. */
    public Set<String> projectsOf(Handle h, String login) {
        return h.createQuery("select project from membership where login = :login and until is null")
                .bind("login", login)
                .mapTo(String.class)
                .set();
    }

    /** Ids of the projects the person is the PI of. */
    public Set<String> projectsLedBy(Handle h, String login) {
        return h.createQuery("select project from membership where login = :login and pi and until is null")
                .bind("login", login)
                .mapTo(String.class)
                .set();
    }

    /** The project's members, PI first. */
    public List<Person> membersOf(Handle h, String project) {
        return people(h.createQuery("""
                        select p.login, p.name, p.mail from person p join membership m using (login)
                        where m.project = :project and m.until is null order by m.pi desc, p.login""").bind("project", project));
    }

    /** The project's PI or PIs. */
    public List<Person> leadersOf(Handle h, String project) {
        return people(h.createQuery("""
                        select p.login, p.name, p.mail from person p join membership m using (login)
                        where m.project = :project and m.pi and m.until is null order by p.login""").bind("project", project));
    }

    /** Everybody who holds the office, confirmed. */
    public List<Person> holding(Handle h, Office office) {
        return people(h.createQuery("""
                        select p.login, p.name, p.mail from person p join office o using (login)
                        where o.office = :office and o.confirmed_by is not null and o.until is null order by p.login""").bind("office", office.name()));
    }

    /** The offices a person holds, confirmed. */
    public Set<Office> officesOf(Handle h, String login) {
        return h.createQuery(
                        "select office from office where login = :login and confirmed_by is not null and until is null")
                .bind("login", login)
                .mapTo(Office.class)
                .set();
    }

    /** A person's keys, one line each, revoked ones marked. */
    public List<String> keysOf(Handle h, String login) {
        return h.createQuery("""
                        select fingerprint || '  ' || split_part(line, ' ', 1)
                               || case when revoked_at is null then '' else '  revoked' end
                        from person_key where login = :login order by added_at, fingerprint""").bind("login", login).mapTo(String.class).list();
    }

    private static Optional<Person> person(Query query) {
        return query.map(ConstructorMapper.of(Person.class)).findOne();
    }

    private static List<Person> people(Query query) {
        return query.map(ConstructorMapper.of(Person.class)).list();
    }
}
