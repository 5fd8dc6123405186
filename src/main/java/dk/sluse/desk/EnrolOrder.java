package dk.sluse.desk;

import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import picocli.CommandLine.Option;

/** A command with the options that describe a person; the public key comes in by standard input. */
abstract class EnrolOrder extends PeopleOrder {
    @Option(names = "--name", required = true, paramLabel = "TEXT", description = "The full name.")
    private String name;

    @Option(names = "--mail", required = true, paramLabel = "ADDRESS", description = "The mail address.")
    private String mail;

    EnrolOrder(Errand errand, Register register) {
        super(errand, register);
    }

    final Person person(String login) {
        return new Person(login, name, mail);
    }

    final PublicKeyLine key() throws Exception {
        return PublicKeyLine.parse(errand().read());
    }
}
