package dk.sluse.custody;

import java.util.Optional;

/**
 * Where in an open place something lies.
 *
 * @param area the place itself, or the hub's holding folder beside it
 * @param path below that area
 */
record Spot(Area area, SafePath path) {

    /** The parts of a place. */
    enum Area {
        /** Where the place's own files lie. */
        ROOT,
        /** Where sources wait, out of their users' reach. */
        HOLDING
    }

    static Spot at(SafePath path) {
        return new Spot(Area.ROOT, path);
    }

    static Spot held(SafePath path) {
        return new Spot(Area.HOLDING, path);
    }

    Optional<Spot> parent() {
        return path.parent().map(parent -> new Spot(area, parent));
    }

    /** Another name in the same folder. */
    Spot beside(String name) {
        return new Spot(area, path.beside(name));
    }

    @Override
    public String toString() {
        return area == Area.ROOT ? path.toString() : "holding:" + path;
    }
}
