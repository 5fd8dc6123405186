package dk.sluse.desk;

import dk.sluse.project.Callers;
import dk.sluse.project.Denied;
import dk.sluse.project.Project;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

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

    /** Changes something on the caller's word; whether they have a say still is asked in the same transaction (F32). */
    final void changing(Consumer<Handle> change) {
        register.store().changing(h -> {
            mustHoldStill(h);
            change.accept(h);
        });
    }

    /** The same, with an answer. */
    final <T> T change(Function<Handle, T> change) {
        return register.store().change(h -> {
            mustHoldStill(h);
            return change.apply(h);
        });
    }

    private void mustHoldStill(Handle h) {
        new Callers(register.people(), register.access()).mustHoldStill(h, errand().caller());
    }

    /** The project that is meant: staff may name any, others theirs, and hear no more of another than of one that is not there. */
    final Project project(String name) {
        return register.projects()
                .byId(name)
                .or(() -> register.projects().byAcronym(name))
                .filter(found ->
                        errand().isStaff() || errand().caller().memberOf().contains(found.id()))
                .orElseThrow(() -> new Denied("There is no project " + name + " that you may see."));
    }
}
