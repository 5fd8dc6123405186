package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;

/** The source of a file's macros, which lies compressed: a list of numbers hides there as well as anywhere. */
final class Macros {

    private static final int DEEPEST = 5;

    private Macros() {}

    static void read(POIFSFileSystem ole, Part part, Opening opening) throws IOException {
        if (!hasProject(ole.getRoot(), DEEPEST)) {
            return;
        }
        // A package tells of its project itself; an old file is its own project.
        if (part.type() != FileType.OLE || part.role() != Part.Role.COMPONENT) {
            opening.saw(Action.MACRO, part, "macros");
        }
        // Not closed: it would close the container with it.
        @SuppressWarnings("resource")
        VBAMacroReader reader = new VBAMacroReader(ole);
        for (Map.Entry<String, String> module : reader.readMacros().entrySet()) {
            int row = 1;
            for (String line : module.getValue().split("\\R", -1)) {
                if (!line.startsWith("Attribute VB_")) {
                    opening.hiddenLine(part, "macro " + module.getKey() + ", line " + row, row, line);
                }
                row++;
            }
        }
    }

    /** Whether a container is nothing but the project of macros. */
    static boolean isProject(Bytes bytes) {
        try (POIFSFileSystem ole = OleType.open(bytes)) {
            return OleType.of(bytes) == FileType.OLE && hasProject(ole.getRoot(), DEEPEST);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean hasProject(DirectoryNode directory, int left) {
        for (Entry entry : directory) {
            if (entry instanceof DirectoryNode inner) {
                boolean project = inner.getName().equalsIgnoreCase("VBA") && inner.hasEntryCaseInsensitive("dir");
                if (project || (left > 0 && hasProject(inner, left - 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
