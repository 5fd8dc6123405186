package dk.sluse.hub;

import dk.sluse.audit.Ledger;
import dk.sluse.audit.Sealer;
import dk.sluse.calendar.BusinessClock;
import dk.sluse.custody.Carrier;
import dk.sluse.gateway.Bans;
import dk.sluse.notice.MailRoom;
import dk.sluse.notice.Outbox;
import dk.sluse.project.Access;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Entrance;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.project.Rules;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;

/** What every feature stands on: memory, time, the record, the people, the steps to come, mail, and who carries files. */
record Foundation(
        Store store,
        Clock clock,
        Ledger audit,
        Sealer sealer,
        Projects projects,
        People people,
        Access access,
        Enrolment enrolment,
        Entry entry,
        DurableWork work,
        MailRoom mailRoom,
        Outbox outbox,
        Carrier carrier) {

    static Foundation lay(Site site, Store store, DataSource pool) throws IOException {
        Settings settings = site.settings();
        Clock clock = settings.hub()
                .clockOffset()
                .<Clock>map(file -> BusinessClock.ahead(Clock.systemUTC(), file))
                .orElseGet(() -> BusinessClock.real(Clock.systemUTC()));
        Ledger audit = new Ledger(clock);
        People people = new People(clock);
        Projects projects = new Projects();
        Access access = new Access(people, projects, audit, clock);
        WorkAlarm alarm = new WorkAlarm(people);
        DurableWork work = new DurableWork(store, pool, audit, alarm, Translation.work(settings));
        MailRoom mailRoom = new MailRoom(site.config().resolve("mail"), work, clock, Translation.letterhead(settings));
        alarm.speakThrough(mailRoom);
        return new Foundation(
                store,
                clock,
                audit,
                new Sealer(store),
                projects,
                people,
                access,
                new Enrolment(people, audit, clock),
                entry(settings, people, access, audit, clock),
                work,
                mailRoom,
                new Outbox(clock, audit),
                new Carrier(store, audit, clock, Translation.custody(settings)));
    }

    /**
     * What decides about who comes in, for both doors.
     *
     * @param bans addresses that are shut out
     */
    record Entry(Entrance entrance, Rules rules, SecondFactors factors, Bans bans) {}

    /** Phones and addresses know the machine's time only. */
    private static Entry entry(Settings settings, People people, Access access, Ledger audit, Clock clock)
            throws IOException {
        Settings.Entrance said = settings.entrance();
        Rules rules = new Rules(said.rulesVersion(), audit, clock);
        SealingKey key = SealingKey.in(settings.hub().data().resolve("keys"));
        SecondFactors factors = new SecondFactors(said.secondFactor(), key, audit, Clock.systemUTC());
        return new Entry(
                new Entrance(people, access, rules, factors, said.authorities(), clock),
                rules,
                factors,
                new Bans(said.bans(), Clock.systemUTC()));
    }
}
