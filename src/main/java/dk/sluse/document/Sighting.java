package dk.sluse.document;

/**
 * Things of one kind that were met in one place of a part.
 *
 * @param what the kind
 * @param part the part they are in
 * @param place where the first of them is, for a person
 * @param count how many there are
 */
public record Sighting(Sight what, Part part, String place, int count) {

    public Sighting andOneMore(int more) {
        return new Sighting(what, part, place, count + more);
    }
}
