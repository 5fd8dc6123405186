package dk.sluse.desk;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command. It answers with its exit code: 0 done, 1 not done, 2 not understood. */
@Command(mixinStandardHelpOptions = true)
abstract class Order implements Callable<Integer> {

    private final Errand errand;

    Order(Errand errand) {
        this.errand = errand;
    }

    final Errand errand() {
        return errand;
    }

    /** Does it. */
    abstract void run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        run();
        return 0;
    }
}
