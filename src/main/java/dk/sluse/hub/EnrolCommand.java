package dk.sluse.hub;

import dk.sluse.audit.Ledger;
import dk.sluse.project.Denied;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluse enrol}: enters operators and the first two officers, on the hub's own machine. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = "Enters an operator, or one of the first two officers, on the hub's own machine;"
                + " the public key comes by standard input. The hub may be running.")
final class EnrolCommand implements Callable<Integer> {

    @Mixin
    private Ground ground;

    @Parameters(index = "0", paramLabel = "officer|operator")
    private Office office;

    @Parameters(index = "1", paramLabel = "LOGIN")
    private String login;

    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "The full name.")
    private String name;

    @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "The mail address.")
    private String mail;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Faults faults = new Faults(ground.base());
        Settings settings = SettingsReader.read(ground.config(), faults);
        if (!faults.none()) {
            faults.sorted().forEach(out::println);
            return 1;
        }
        try (StartCommand.Memory memory = StartCommand.Memory.beside(settings, out)) {
            PublicKeyLine key = PublicKeyLine.parse(new String(System.in.readNBytes(65_536), StandardCharsets.UTF_8));
            Enrolment enrolment =
                    new Enrolment(new People(Clock.systemUTC()), new Ledger(Clock.systemUTC()), Clock.systemUTC());
            memory.store().changing(h -> enrolment.offices().atConsole(h, office, new Person(login, name, mail), key));
            out.println(
                    login + " is an " + office.name().toLowerCase(Locale.ROOT) + ", with the key " + key.fingerprint());
            return 0;
        } catch (Denied e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}
