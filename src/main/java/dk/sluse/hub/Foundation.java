package dk.sluse.hub;

import dk.sluse.audit.Ledger;
import dk.sluse.audit.Sealer;
import dk.sluse.calendar.BusinessClock;
import dk.sluse.custody.Carrier;
import dk.sluse.notice.MailRoom;
import dk.sluse.notice.Outbox;
import dk.sluse.project.Access;
import dk.sluse.project.Enrolment;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
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
        DurableWork work,
        MailRoom mailRoom,
        Outbox outbox,
        Carrier carrier) {

    static Foundation lay(Site site, Store store, DataSource pool) {
        Settings settings = site.settings();
        Clock clock = settings.hub()
                .clockOffset()
                .<Clock>map(file -> BusinessClock.ahead(Clock.systemUTC(), file))
                .orElseGet(() -> BusinessClock.real(Clock.systemUTC()));
        Ledger audit = new Ledger(clock);
        People people = new People(clock);
        Projects projects = new Projects();
        Access access = new Access(projects, audit, clock);
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
                work,
                mailRoom,
                new Outbox(clock, audit),
                new Carrier(store, audit, clock, Translation.custody(settings)));
    }
}
