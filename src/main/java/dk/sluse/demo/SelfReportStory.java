package dk.sluse.demo;

import dk.sluse.demo.GatewayClient.Answer;
import java.io.IOException;
import java.util.List;

/**
 * A researcher writes that two of their requests may have broken the rules, before anybody saw it (R69, R75 to R78): both are frozen
 * at once, an officer lifts the one and sets the class of the other.
 */
final class SelfReportStory {

    private static final String WORDS = "Table 2 in sluse-4 is of the wrong cohort. Look at sluse-1 too, please.";

    private final Stage stage;
    private final Terminal terminal;
    private final Expectations expect;
    private final Witness seen;

    SelfReportStory(Stage stage, Terminal terminal, Expectations expect, Witness seen) {
        this.stage = stage;
        this.terminal = terminal;
        this.expect = expect;
        this.seen = seen;
    }

    void tell(List<Sample> wrong) throws IOException {
        terminal.title("6. A researcher reports requests 1 and 4 before anybody saw it");
        stage.mail()
                .post(ResearcherMail.from(stage.person("researcher-alpha").mail())
                        .subject("Selvanmeldelse: sluse-1, sluse-4")
                        .text(WORDS));
        frozen();
        decided(wrong);
    }

    private void frozen() throws IOException {
        expect.soon(
                "the mail alarms officers and operators, and its sender is answered",
                () -> seen.mails("officer-1", "self-report-alarm") == 1
                        && seen.mails("officer-2", "self-report-alarm") == 1
                        && seen.mails("operator-1", "self-report-alarm") == 1
                        && seen.mails("researcher-alpha", "self-report-received") == 1);
        expect.now("the download that lay there is out of sight", () -> seen.seesNothing("researcher-alpha"));
        Answer approved = stage.as("officer-1", "approve 4");
        expect.now(
                "nothing of request 4 can be approved",
                () -> !approved.isDone() && approved.err().contains("is frozen by a self-report"));
        Answer shown = stage.as("officer-1", "case show 4");
        expect.now(
                "an officer reads who reported it, and nobody's access is closed by a mail",
                () -> shown.out().contains("researcher-alpha")
                        && stage.as("researcher-alpha", "requests").isDone());
    }

    private void decided(List<Sample> wrong) throws IOException {
        expect.now("nothing is wrong with request 1: an officer lifts the freeze", () -> stage.as(
                        "officer-1", "unfreeze 1 --reason 'Only aggregated results.'")
                .isDone());
        expect.now("and it can be fetched again", () -> !seen.seesNothing("researcher-alpha"));
        expect.now(
                "an officer sets the class of request 4, which closes nothing",
                () -> stage.as("officer-2", "breach 4 --class detailed --reason 'A table of another cohort.'")
                                .isDone()
                        && stage.as("researcher-alpha", "requests").isDone());
        expect.soon("its file is back in the environment", () -> Witness.namesIn(seen.results(Stage.ALPHA))
                .containsAll(Witness.names(wrong)));
        expect.soon(
                "its requester is asked how it happened", () -> seen.mails("researcher-alpha", "breach-detailed") == 1);
        String told = stage.as("officer-1", "case show 4").out();
        expect.now(
                "the case says that it was reported before it was seen",
                () -> told.contains("Self-reported by researcher-alpha") && told.contains("Class: detailed"));
    }
}
