package dk.sluse.export;

import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Gates;
import dk.sluse.project.Parties;

/**
 * The export room, furnished: one object for each thing that routes, commands and doors do with exports.
 *
 * @param selfReports letters that report a breach
 * @param mailIntake letters about exports
 * @param dropped folders dropped in an environment
 * @param requesting what requesters do by key
 * @param collecting into the airlock
 * @param screening by the policies
 * @param deciding by officers
 * @param publishing to the download folder
 * @param returning to the environment
 * @param availability of what is published
 * @param freezing after self-reports
 * @param breaches of the rules
 * @param cases that follow breaches
 * @param caseOverview what people may know of them
 * @param clearing of what is over
 * @param timekeeping reminders, warnings, expiry
 * @param overview what people may know
 * @param visibility what people may read
 */
public record ExportRoom(
        SelfReports selfReports,
        MailIntake mailIntake,
        DroppedRequests dropped,
        Requesting requesting,
        Collecting collecting,
        ResultScreening screening,
        Deciding deciding,
        Publishing publishing,
        Returning returning,
        Availability availability,
        Freezing freezing,
        Breaches breaches,
        Cases cases,
        CaseOverview caseOverview,
        Clearing clearing,
        Timekeeping timekeeping,
        Overview overview,
        Visibility visibility) {

    /** Furnishes the room. */
    public static ExportRoom over(ExportParts p) {
        Books books = new Books(p.store(), p.work(), p.audit(), p.clock());
        Parties parties = new Parties(p.projects(), p.people(), p.access());
        CaseOfficers officers = parties.officers();
        PolicyOutcomes outcomes = new PolicyOutcomes();
        RequestDocuments documents = new RequestDocuments(p.lodging());
        Addressees addressees = new Addressees(p.notices(), parties);
        Announcements announcements = new Announcements(addressees, p.term());
        Eligibility eligibility = new Eligibility(officers, p.policies(), outcomes, new Gates(p.projects(), p.clock()));
        Closures closures = new Closures(books, p.access());
        p.access().whenReopened(closures::reopened);
        Returning returning = new Returning(books, announcements);
        Recalling recalling = new Recalling(books, returning, announcements);
        Withdrawing withdrawing = new Withdrawing(books, returning, announcements);
        Explaining explaining = new Explaining(books, announcements);
        Registration registration = new Registration(books, documents, addressees, announcements, p.deadlines());
        DroppedRequests dropped = new DroppedRequests(
                books, parties, closures, documents, registration, explaining, new DropAnnouncements(addressees));
        CaseBook caseBook = new CaseBook(books.requests());
        CaseAnnouncements caseAnnouncements = new CaseAnnouncements(addressees);
        CaseReminders caseReminders = new CaseReminders(books, caseBook, p.deadlines(), caseAnnouncements);
        CaseOverview caseOverview =
                new CaseOverview(books, caseBook, parties, caseReminders, new Proposing(caseBook, p.sanctions()));
        SelfReportNews reportNews = new SelfReportNews(addressees, parties, p.clock());
        Freezing freezing = new Freezing(books, parties, eligibility, closures, p.deadlines(), p.term(), reportNews);
        Cases cases = new Cases(books, caseBook, caseOverview, parties, returning, caseAnnouncements, caseReminders);
        p.access().whenSettled(cases::mustBeSettled);
        ReleasePapers papers = new ReleasePapers(books, outcomes, p.projects(), p.signer(), p.lodging());
        return new ExportRoom(
                new SelfReports(books, parties, explaining, reportNews),
                new MailIntake(books, parties, registration, dropped, explaining, withdrawing, announcements),
                dropped,
                new Requesting(books, parties, dropped, withdrawing),
                new Collecting(books, closures, returning, announcements),
                new ResultScreening(
                        books, p.projects(), outcomes, p.policies(), p.inspectors(), p.lodging(), announcements),
                new Deciding(
                        books, p.projects(), eligibility, closures, explaining, returning, recalling, announcements),
                new Publishing(books, closures, eligibility, recalling, papers, announcements, p.term()),
                returning,
                new Availability(books, eligibility, p.term(), announcements, p.longestExtension()),
                freezing,
                new Breaches(books, eligibility, p.access(), returning, caseAnnouncements),
                cases,
                caseOverview,
                new Clearing(books, recalling, announcements),
                new Timekeeping(books, p.deadlines(), p.term(), announcements, caseReminders, freezing, p.grace()),
                new Overview(books, officers, outcomes),
                new Visibility(books, parties, p.grace()));
    }
}
