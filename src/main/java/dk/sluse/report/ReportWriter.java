package dk.sluse.report;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;

/** Writes a report in the three forms it has: for officers, for programs and for whoever asked for the export. */
public final class ReportWriter {

    private static final int LONGEST_NAME = 400;

    private ReportWriter() {}

    /** The page that officers read, in Danish and English. */
    public static String html(ScreeningReport report) {
        return ReportPage.of(report);
    }

    /** The same for programs, ASCII only. */
    public static String json(ScreeningReport report) {
        return ReportJson.of(report);
    }

    /** What the requester is to change, in both languages; empty when nothing needs a change. */
    public static Phrase forRequester(ScreeningReport report) {
        return ResearcherText.of(report);
    }

    /** A name that came from the environment, as it may be shown. */
    static String shown(String untrusted) {
        return Masking.mask(Printable.of(untrusted, LONGEST_NAME));
    }
}
