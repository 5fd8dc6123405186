package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.IOException;

/** Takes a part of one format apart: tells the {@link Opening} its passages and hands over the parts that lie in it. */
interface Opener {

    /** The limits of the inspection end this early; a part that its format forbids ends with any other exception. */
    void open(Part part, Opening opening) throws IOException;
}
