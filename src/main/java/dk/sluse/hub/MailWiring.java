package dk.sluse.hub;

import dk.sluse.export.ExportSteps;
import dk.sluse.intake.LetterBox;
import dk.sluse.intake.LetterOpener;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Postman;
import java.nio.file.Path;
import java.util.List;

/** Mail in and out over the foundation: letters are kept, opened and sorted, answers go by the outbox. */
final class MailWiring {

    private MailWiring() {}

    static MailProcessors processors(Site site, Foundation ground, List<LetterReader> readers) {
        Settings settings = site.settings();
        Path inbox = site.folders().inbox().root();
        LetterBox box = new LetterBox(
                inbox.resolve("letters"),
                ground.store(),
                ground.work(),
                ExportSteps.READ_LETTER,
                settings.intake().largestMail() + 1);
        return new MailProcessors(
                ground.store(),
                box,
                new LetterOpener(Translation.intake(settings), inbox, ground.clock()),
                inbox,
                new LetterSorting(
                        ground.store(), ground.people(), ground.audit(), ground.mailRoom(), ground.clock(), readers),
                ground.outbox(),
                new Postman(Translation.letterhead(settings), ground.clock()));
    }
}
