package dk.sluse.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What must hold for the demo to have shown anything: each is told as it is looked at, and the first that fails is kept. */
final class Expectations {

    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration LONG_PATIENCE = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final List<String> failed = new ArrayList<>();
    private int held;

    Expectations(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Something that holds or does not. */
    interface Check {
        boolean holds() throws IOException;
    }

    /** Expects it now. */
    void now(String what, Check check) throws IOException {
        told(what, check.holds());
    }

    /** Expects it soon: the hub works on its own time. */
    void soon(String what, Check check) throws IOException {
        within(PATIENCE, what, check);
    }

    /** Expects it after work that takes its time, and tells how long it took. */
    void eventually(String what, Check check) throws IOException {
        long began = System.nanoTime();
        within(LONG_PATIENCE, what, check);
        terminal.note("after " + (System.nanoTime() - began) / 1_000_000_000L + " s");
    }

    private void within(Duration patience, String what, Check check) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        boolean holds = check.holds();
        while (!holds && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            holds = check.holds();
        }
        told(what, holds);
    }

    private void told(String what, boolean holds) {
        if (holds) {
            held++;
            terminal.done(what);
        } else {
            failed.add(what);
            terminal.failed(what);
        }
    }

    int held() {
        return held;
    }

    List<String> failed() {
        return List.copyOf(failed);
    }
}
