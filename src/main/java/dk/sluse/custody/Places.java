package dk.sluse.custody;

/** Knows the places that routes name. */
public interface Places {

    /**
     * The place of this name for this consignment: {@code environment} is another one for each project.
     *
     * @throws IllegalArgumentException for a name that is not configured
     */
    Place resolve(String name, Consignment consignment);
}
