package dk.sluse.work;

import dk.sluse.store.Database;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.DatabaseSettings.Login;
import java.util.concurrent.CountDownLatch;

/** A hub in a process of its own that begins a step, says so, and never ends it. */
final class KillableHub {

    static final String NAME = "killable";

    private KillableHub() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        DatabaseSettings settings =
                new DatabaseSettings(args[0], new Login("postgres", "unused"), new Login("sluse_hub", "test"), 4);
        new TestHub(Database.open(settings).pool(), NAME)
                .doing("collect", (step, subject, attempt) -> {
                    System.out.println("RUNNING " + step + " " + subject);
                    new CountDownLatch(1).await();
                })
                .started();
    }
}
