package dk.sluse.importing;

import dk.sluse.project.Gates;
import dk.sluse.project.Parties;

/**
 * The import room, furnished: one object for each thing that routes, commands and doors do with imports.
 *
 * @param intake letters with instructions
 * @param confirming what PIs do by key
 * @param bringingIn into the environment
 * @param clearing of uploads that are over
 * @param timekeeping reminders and the end
 * @param uploads what members may do at the gateway
 * @param overview what people may know
 */
public record ImportRoom(
        InstructionIntake intake,
        Confirming confirming,
        BringingIn bringingIn,
        ClearingUploads clearing,
        ImportTimekeeping timekeeping,
        Uploads uploads,
        ImportOverview overview) {

    /** Furnishes the room. */
    public static ImportRoom over(ImportParts p) {
        Books books = new Books(p.store(), p.work(), p.audit(), p.clock());
        Parties parties = new Parties(p.projects(), p.people(), p.access());
        Gates gates = new Gates(p.projects(), p.clock());
        Announcements announcements = new Announcements(p.notices(), parties);
        UploadFolders folders = new UploadFolders(p.uploads());
        Confirming confirming = new Confirming(books, parties, gates, announcements);
        BringingIn bringingIn = new BringingIn(books, parties, gates, confirming, announcements);
        return new ImportRoom(
                new InstructionIntake(books, parties, gates, folders, confirming, p.patience(), announcements),
                confirming,
                bringingIn,
                new ClearingUploads(books, folders),
                new ImportTimekeeping(books, gates, p.patience(), confirming, bringingIn, announcements),
                new Uploads(books, parties),
                new ImportOverview(books, parties));
    }
}
