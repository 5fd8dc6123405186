package dk.sluse.gateway;

import dk.sluse.project.Caller;
import java.io.InputStream;
import java.io.PrintWriter;

/** Takes the commands that come in at the gateway. */
public interface Desk {

    /**
     * Runs one command to its end and answers with its exit code: 0 done, 1 not done, 2 not understood.
     *
     * @param line the command as the client sent it, not split
     * @param in what the client sends, such as a key to add
     */
    int run(Caller caller, String line, InputStream in, PrintWriter out, PrintWriter err);
}
