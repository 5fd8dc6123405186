package dk.sluse.desk;

/** A command about the hub as a whole. */
abstract class HubOrder extends Order {

    private final DeskParts parts;

    HubOrder(Errand errand, DeskParts parts) {
        super(errand);
        this.parts = parts;
    }

    final DeskParts parts() {
        return parts;
    }
}
