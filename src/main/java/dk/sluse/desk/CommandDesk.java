package dk.sluse.desk;

import dk.sluse.gateway.Desk;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Duty;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Reads commands and has them done. Each command is made for its caller and forgotten: nothing is shared between callers. */
public final class CommandDesk implements Desk {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Set<String> ALWAYS = Set.of("rules", "second-factor", "whoami", "help", "--help");

    private final CommandGroups groups;

    /** A desk over these rooms. */
    public CommandDesk(DeskParts parts) {
        this.groups = new CommandGroups(parts);
    }

    @Command(
            name = "sluse",
            mixinStandardHelpOptions = true,
            subcommands = CommandLine.HelpCommand.class,
            description = "What you can ask of the hub. Each command has --help.")
    private static final class Root implements Runnable {
        @Override
        public void run() {
            throw new Denied("Which command? See: help");
        }
    }

    @Override
    public int run(Caller caller, String line, InputStream in, PrintWriter out, PrintWriter err) {
        try {
            List<String> words = Words.of(line);
            Confinement.mustAllow(caller, words);
            mustOweNothing(caller, words);
            int code = commands(words, new Errand(caller, in, out), out, err).execute(words.toArray(String[]::new));
            out.flush();
            return code;
        } catch (Denied e) {
            err.println(shown(e));
            return caller.confined().isPresent() ? FAILED : NOT_UNDERSTOOD;
        } finally {
            err.flush();
        }
    }

    /** Every command that can be given here, its words with blanks between; {@code help} is none of them. */
    public List<String> commands() {
        return groups.commands();
    }

    /** Whoever owes something first may do that, and look around. */
    private static void mustOweNothing(Caller caller, List<String> words) {
        if (!caller.owes().isEmpty() && !words.isEmpty() && !ALWAYS.contains(words.get(0))) {
            throw new Denied("Nothing is open yet. First: "
                    + caller.owes().stream().map(Duty::how).sorted().collect(Collectors.joining("; and ")));
        }
    }

    private CommandLine commands(List<String> words, Errand errand, PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new Root());
        groups.of(words).forEach(group -> group.addTo(root, errand));
        root.setOut(out);
        root.setErr(err);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        root.setExpandAtFiles(false);
        root.setParameterExceptionHandler((e, given) -> misunderstood(e, err));
        root.setExecutionExceptionHandler((e, command, parsed) -> explain(errand, e, err));
        return root;
    }

    /** Repeats what the caller typed, so it is printed as harmlessly as everything else. */
    private static int misunderstood(ParameterException e, PrintWriter err) {
        err.println(Printable.lines(String.valueOf(e.getMessage())));
        e.getCommandLine().usage(err);
        return NOT_UNDERSTOOD;
    }

    private static int explain(Errand errand, Exception e, PrintWriter err) {
        if (e instanceof Denied denied) {
            err.println(shown(denied));
            return FAILED;
        }
        LOG.error("A command of {} failed", errand.caller().login(), e);
        err.println("That did not work, and it is the hub's fault: "
                + Printable.of(Masking.mask(String.valueOf(e.getMessage())), 300)
                + ". An operator finds it in the log.");
        return FAILED;
    }

    private static String shown(Denied denied) {
        Phrase reason = denied.reason();
        String both = reason.da().equals(reason.en()) ? reason.en() : reason.da() + "\n" + reason.en();
        return Printable.lines(both);
    }
}
