package dk.sluse.desk;

import dk.sluse.project.Denied;
import dk.sluse.project.Project;

/** A command about people. */
abstract class PeopleOrder extends Order {
    private final Register register;

    PeopleOrder(Errand errand, Register register) {
        super(errand);
        this.register = register;
    }

    final Register register() {
        return register;
    }

    final Project project(String name) {
        return register.projects()
                .byId(name)
                .or(() -> register.projects().byAcronym(name))
                .orElseThrow(() -> new Denied("There is no project " + name + "."));
    }
}
