package dk.sluse.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Who people are: their addresses, keys, memberships and offices as they are now. Changes nothing: see {@link Enrolment}. */
public final class People {

    /** A membership that holds at a moment. */
    private static final String HOLDS =
            "m.until is null and m.since <= :now and (m.ends_at is null or m.ends_at > :now)";

    private final Clock clock;

    public People(Clock clock) {
        this.clock = clock;
    }

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
                        where k.fingerprint = :fingerprint and k.revoked_at is null
                          and (k.expires_at is null or k.expires_at > :now)""").bind("fingerprint", fingerprint).bind("now", clock.instant()));
    }

    /** The login whose key this is, or was. */
    Optional<String> holderOf(Handle h, String fingerprint) {
        return h.createQuery("select login from person_key where fingerprint = :fingerprint")
                .bind("fingerprint", fingerprint)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * What a person is now, before it is asked what is closed.
     *
     * @param hasFactor whether a second factor is set up
     */
    record Standing(Person person, Set<Office> offices, Set<String> memberOf, Set<String> piOf, boolean hasFactor) {}

    /**
     * All that is asked at the door, at once: it is asked again every half second for each session.
     *
     * @param key the fingerprint of a key that must be the person's and valid; nothing where something else was proven
     */
    Optional<Standing> standing(Handle h, String login, Optional<String> key) {
        return h.createQuery("""
                        select p.login, p.name, p.mail,
                               array(select o.office from office o where o.login = p.login
                                     and o.confirmed_by is not null and o.until is null) as offices,
                               array(select m.project from membership m where m.login = p.login and %1$s) as member_of,
                               array(select m.project from membership m
                                     where m.login = p.login and m.pi and %1$s) as pi_of,
                               exists(select 1 from second_factor f where f.login = p.login
                                      and f.confirmed_at is not null and f.removed_at is null) as has_factor
                        from person p where p.login = :login
                          and (cast(:key as text) is null or exists(
                                select 1 from person_key k where k.fingerprint = :key and k.login = p.login
                                and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)))""".formatted(HOLDS))
                .bind("login", login)
                .bind("key", key.orElse(null))
                .bind("now", clock.instant())
                .map((row, context) -> new Standing(
                        new Person(row.getString("login"), row.getString("name"), row.getString("mail")),
                        Stream.of(words(row, "offices")).map(Office::valueOf).collect(Collectors.toSet()),
                        Set.of(words(row, "member_of")),
                        Set.of(words(row, "pi_of")),
                        row.getBoolean("has_factor")))
                .findOne();
    }

    private static String[] words(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    /** Whether the person is a member of the project now, PI included. */
    public boolean isMember(Handle h, String project, String login) {
        return h.createQuery("select count(*) from membership m where m.project = :project and m.login = :login and "
                                + HOLDS)
                        .bind("project", project)
                        .bind("login", login)
                        .bind("now", clock.instant())
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
                        where project = :project and login = :login
                          and coalesce(least(until, ends_at), 'infinity') >= :since""")
                        .bind("project", project)
                        .bind("login", login)
                        .bind("since", since)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** Ids of the projects the person is a member of. */
    public Set<String> projectsOf(Handle h, String login) {
        return h.createQuery("select m.project from membership m where m.login = :login and " + HOLDS)
                .bind("now", clock.instant())
                .bind("login", login)
                .mapTo(String.class)
                .set();
    }

    /** Ids of the projects the person is the PI of. */
    public Set<String> projectsLedBy(Handle h, String login) {
        return h.createQuery("select m.project from membership m where m.login = :login and m.pi and " + HOLDS)
                .bind("now", clock.instant())
                .bind("login", login)
                .mapTo(String.class)
                .set();
    }

    /** The project's members, PI first. */
    public List<Person> membersOf(Handle h, String project) {
        return people(
                h.createQuery("""
                        select p.login, p.name, p.mail from person p join membership m using (login)
                        where m.project = :project and %s order by m.pi desc, p.login""".formatted(HOLDS)).bind("project", project).bind("now", clock.instant()));
    }

    /**
     * A member as a review shows one.
     *
     * @param pi whether as its PI
     * @param since from when on
     * @param endsAt when it ends by itself, if that is known
     * @param grantedBy the register that granted it, unless a person entered it
     */
    public record Membership(
            String login,
            String name,
            boolean pi,
            Instant since,
            Optional<Instant> endsAt,
            Optional<String> grantedBy) {}

    /** Everybody who has access to the project, or will have, PI first. */
    public List<Membership> membershipsOf(Handle h, String project) {
        return h.createQuery("""
                        select m.login, p.name, m.pi, m.since, m.ends_at, m.granted_by from membership m join person p using (login)
                        where m.project = :project and m.until is null and (m.ends_at is null or m.ends_at > :now)
                        order by m.pi desc, m.login""")
                .bind("project", project)
                .bind("now", clock.instant())
                .map(ConstructorMapper.of(Membership.class))
                .list();
    }

    /** The project's PI or PIs. */
    public List<Person> leadersOf(Handle h, String project) {
        return people(
                h.createQuery("""
                        select p.login, p.name, p.mail from person p join membership m using (login)
                        where m.project = :project and m.pi and %s order by p.login""".formatted(HOLDS)).bind("project", project).bind("now", clock.instant()));
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
                               || case when %s then '  revoked'
                                       when expires_at <= :now or revoked_at is not null then '  expired'
                                       when expires_at is not null then '  until ' || to_char(
                                           (expires_at - interval '1 second') at time zone 'Europe/Copenhagen', 'YYYY-MM-DD')
                                       else '' end
                        from person_key where login = :login order by added_at, fingerprint""".formatted(Keys.REVOKED))
                .bind("login", login)
                .bind("now", clock.instant())
                .mapTo(String.class)
                .list();
    }

    private static Optional<Person> person(Query query) {
        return query.map(ConstructorMapper.of(Person.class)).findOne();
    }

    private static List<Person> people(Query query) {
        return query.map(ConstructorMapper.of(Person.class)).list();
    }
}
