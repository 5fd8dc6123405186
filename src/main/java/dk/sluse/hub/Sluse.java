package dk.sluse.hub;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Office;
import dk.sluse.report.ScreenCommand;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of this machine's own commands; those of officers and operators are the gateway's. */
@Command(
        name = "sluse",
        mixinStandardHelpOptions = true,
        versionProvider = Sluse.Version.class,
        description = "Secure file routes around isolated genome-analysis environments.")
public final class Sluse {

    private Sluse() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(commands().execute(words));
    }

    static CommandLine commands() {
        CommandLine root = new CommandLine(new Sluse());
        root.addSubcommand(new StartCommand());
        root.addSubcommand(checkCommand());
        root.addSubcommand(screenCommand());
        root.addSubcommand(new EnrolCommand());
        CommandLine audit = new CommandLine(new AuditGroup());
        audit.addSubcommand(new VerifyCommand());
        root.addSubcommand("audit", audit);
        root.registerConverter(Office.class, word -> Office.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
        root.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("sluse: " + e.getMessage());
            return 1;
        });
        return root;
    }

    /** Screening reads no settings of its own: the installation's policies are the hub's to name. */
    private static CommandLine screenCommand() {
        CommandLine screen = new CommandLine(new ScreenCommand(Clock.systemUTC()));
        String policies = Ground.HOME.resolve("config/policies.yaml").toString();
        screen.setDefaultValueProvider(argument -> argument instanceof CommandLine.Model.OptionSpec option
                        && option.longestName().equals("--config")
                ? policies
                : null);
        return screen;
    }

    private static CheckCommand checkCommand() {
        return new CheckCommand(
                Ground::parts,
                Ground.further(),
                List.of((file, faults) -> MandateReader.complete(
                        file, faults, Copenhagen.day(Clock.systemUTC().instant()))));
    }

    @Command(name = "audit", description = "The record.")
    private static final class AuditGroup implements Runnable {
        @Override
        public void run() {
            throw new CommandLine.ParameterException(new CommandLine(this), "Say: audit verify FILE");
        }
    }

    /** The version as built. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sluse.class.getPackage().getImplementationVersion();
            return new String[] {"Sluse " + (version == null ? "unpackaged" : version)};
        }
    }
}
