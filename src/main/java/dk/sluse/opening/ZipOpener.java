package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.IOException;

/** Hands over everything in an archive. */
final class ZipOpener implements Opener {

    @Override
    public void open(Part part, Opening opening) throws IOException {
        try (ZipWalk walk = new ZipWalk(part, opening)) {
            walk.each(entry -> opening.embed(part, entry.getName(), Part.Role.EMBEDDED, walk.bytes(entry)));
        }
    }
}
