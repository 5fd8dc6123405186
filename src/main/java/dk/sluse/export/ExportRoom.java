package dk.sluse.export;

/**
 * The export room, furnished: one object for each thing that routes, commands and doors do with exports.
 *
 * @param mailIntake letters about exports
 * @param dropped folders dropped in an environment
 * @param requesting what requesters do by key
 * @param collecting into the airlock
 * @param screening by the policies
 * @param deciding by officers
 * @param publishing to the download folder
 * @param returning to the environment
 * @param availability of what is published
 * @param breaches of the rules
 * @param clearing of what is over
 * @param timekeeping reminders, warnings, expiry
 * @param overview what people may know
 * @param visibility what people may read
 */
public record ExportRoom(
        MailIntake mailIntake,
        DroppedRequests dropped,
        Requesting requesting,
        Collecting collecting,
        ResultScreening screening,
        Deciding deciding,
        Publishing publishing,
        Returning returning,
        Availability availability,
        Breaches breaches,
        Clearing clearing,
        Timekeeping timekeeping,
        Overview overview,
        Visibility visibility) {

    /** Furnishes the room. */
    public static ExportRoom over(ExportParts p) {
        Tables tables = new Tables();
        PolicyOutcomes outcomes = new PolicyOutcomes();
        RequestDocuments documents = new RequestDocuments(p.lodging());
        Announcements announcements = new Announcements(p.notices(), p.people(), p.projects(), p.term());
        Eligibility eligibility = new Eligibility(p.people(), p.access(), p.policies(), outcomes);
        Returning returning = new Returning(p.store(), tables, announcements, p.work(), p.audit(), p.clock());
        Withdrawing withdrawing = new Withdrawing(tables, returning, announcements, p.work(), p.audit());
        Explaining explaining = new Explaining(tables, announcements, p.audit(), p.clock());
        Registration registration =
                new Registration(tables, documents, announcements, p.deadlines(), p.work(), p.audit(), p.clock());
        DroppedRequests dropped = new DroppedRequests(
                p.store(),
                p.projects(),
                p.people(),
                tables,
                documents,
                registration,
                announcements,
                p.audit(),
                p.clock());
        ReleasePapers papers = new ReleasePapers(p.store(), tables, outcomes, p.projects(), p.signer(), p.lodging());
        return new ExportRoom(
                new MailIntake(
                        p.store(),
                        p.projects(),
                        p.people(),
                        p.access(),
                        tables,
                        registration,
                        dropped,
                        explaining,
                        withdrawing,
                        announcements,
                        p.audit(),
                        p.clock()),
                dropped,
                new Requesting(p.store(), p.people(), tables, dropped, withdrawing),
                new Collecting(p.store(), tables, returning, announcements, p.work(), p.audit()),
                new ResultScreening(
                        p.store(),
                        p.projects(),
                        tables,
                        outcomes,
                        p.policies(),
                        p.inspectors(),
                        p.lodging(),
                        announcements,
                        p.audit(),
                        p.clock()),
                new Deciding(
                        p.store(),
                        p.projects(),
                        tables,
                        eligibility,
                        explaining,
                        returning,
                        announcements,
                        p.work(),
                        p.audit(),
                        p.clock()),
                new Publishing(p.store(), tables, papers, announcements, p.term(), p.work(), p.audit(), p.clock()),
                returning,
                new Availability(
                        p.store(),
                        tables,
                        eligibility,
                        p.term(),
                        announcements,
                        p.work(),
                        p.audit(),
                        p.clock(),
                        p.longestExtension()),
                new Breaches(
                        p.store(),
                        tables,
                        eligibility,
                        p.access(),
                        returning,
                        announcements,
                        p.work(),
                        p.audit(),
                        p.clock()),
                new Clearing(p.store(), tables, announcements, p.clock()),
                new Timekeeping(
                        p.store(),
                        tables,
                        p.deadlines(),
                        p.term(),
                        announcements,
                        p.work(),
                        p.audit(),
                        p.clock(),
                        p.grace()),
                new Overview(p.store(), p.people(), tables, outcomes),
                new Visibility(p.store(), p.people(), p.access(), tables, p.clock(), p.grace()));
    }
}
