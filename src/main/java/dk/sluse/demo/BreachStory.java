package dk.sluse.demo;

import dk.sluse.demo.GatewayClient.Answer;
import java.io.IOException;
import java.util.List;

/** Request 3 breaks the rules: closed at once, accounted for, decided, and open again (R71 to R79). */
final class BreachStory {

    private static final String ACCOUNT = "The export list was made from the wrong table. All its files are named.";
    private static final String PLAN = "Two of us look at every file before we ask, with ./sluse screen.";

    private final Stage stage;
    private final Terminal terminal;
    private final Expectations expect;
    private final Witness seen;

    BreachStory(Stage stage, Terminal terminal, Expectations expect, Witness seen) {
        this.stage = stage;
        this.terminal = terminal;
        this.expect = expect;
        this.seen = seen;
    }

    void tell(List<Sample> numbers) throws IOException {
        terminal.title("5. Request 3 holds person numbers: a breach");
        expect.now("an officer declares the breach", () -> stage.as(
                        "officer-2", "breach 3 --class individual --reason 'Person numbers in the results.'")
                .isDone());
        closed(numbers);
        answered();
        decided();
    }

    private void closed(List<Sample> numbers) throws IOException {
        expect.now("the requester is shut out, and told why in both languages", () -> isToldWhy("researcher-beta"));
        expect.now("so is the project's PI", () -> isToldWhy("pi-beta"));
        expect.soon("the files are back in the environment", () -> Witness.namesIn(seen.results(Stage.BETA))
                .equals(Witness.names(numbers)));
        expect.soon(
                "requester, PI and officers are told",
                () -> seen.hasMail("researcher-beta", "[sluse-3]")
                        && seen.hasMail("pi-beta", "[sluse-3]")
                        && seen.hasMail("officer-1", "[sluse-3]"));
        expect.now("the other project works on", () -> stage.as("researcher-alpha", "show 1")
                .isDone());
    }

    private boolean isToldWhy(String login) throws IOException {
        Answer answer = stage.as(login, "requests");
        return !answer.isDone()
                && answer.err().contains("er lukket siden")
                && answer.err().contains("is closed since");
    }

    private void answered() throws IOException {
        expect.now("nothing opens before the case is decided", () -> !stage.as(
                        "officer-1", "reopen project beta --reason 'They asked'")
                .isDone());
        expect.now("nor is it decided before account and plan are in", () -> !decide().isDone());
        expect.now(
                "the PI hands in the account, and nothing else is open to them",
                () -> stage.with("pi-beta", "case account 3", ACCOUNT).isDone());
        expect.now(
                "and the plan", () -> stage.with("pi-beta", "case plan 3", PLAN).isDone());
        expect.now("an officer reads both, with what the table of sanctions proposes", () -> {
            String shown = stage.as("officer-1", "case show 3").out();
            return shown.contains(ACCOUNT) && shown.contains(PLAN) && shown.contains("Proposed: If by accident");
        });
    }

    private Answer decide() throws IOException {
        return stage.as(
                "officer-1",
                "case decide 3 --measure 'A month for the requester' --reason 'An accident' --intent accident"
                        + " --user 1m --project account");
    }

    private void decided() throws IOException {
        Answer decided = decide();
        decided.out().lines().forEach(terminal::note);
        expect.now("the management decides: a month for the requester, the project opens", decided::isDone);
        expect.soon(
                "requester and PI get the decision",
                () -> seen.hasMail("researcher-beta", "A month") && seen.hasMail("pi-beta", "A month"));
        expect.now("the PI is in again", () -> stage.as("pi-beta", "requests").isDone());
        expect.now("the requester is not", () -> isToldWhy("researcher-beta"));
    }

    /** Later than the month: by then the requester is in again without anybody's doing. */
    void monthIsOver() throws IOException {
        expect.soon("a month is over: the requester is in again", () -> stage.as("researcher-beta", "requests")
                .isDone());
        expect.soon("and got a mail about it", () -> seen.mails("researcher-beta", "access-opened") == 1);
    }
}
