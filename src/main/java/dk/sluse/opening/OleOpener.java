package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.hpsf.Property;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.Section;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hpsf.wellknown.PropertyIDMap;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads the binary Office formats: the text as their own reader sees it, then every stream of the container as bytes, so
 * that what the format no longer shows is looked at too.
 */
final class OleOpener implements Opener {

    private static final Pattern OBJECT = Pattern.compile("ObjectPool/_\\d+");
    private static final Set<String> OF_FORMULA = Set.of(
            "Equation Native",
            "\u0001Ole",
            "\u0001CompObj",
            "\u0002OlePres000",
            "\u0003ObjInfo",
            "\u0003EPRINT",
            "\u0003PIC",
            "\u0003META");
    private static final int OLDEST_CONTAINER = 8;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        if ((part.bytes().head(OLDEST_CONTAINER)[0] & 0xff) != 0xd0) {
            withoutContainer(part, opening);
            return;
        }
        try (POIFSFileSystem ole = OleType.open(part.bytes())) {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                opening.obstacle(Obstacle.Kind.ENCRYPTED, part.place(), Encryption.PHRASE);
            }
            protectedByRights(root, part, opening);
            streams(root, "", part, opening);
            deleted(part, opening);
            Macros.read(ole, part, opening);
            switch (part.type()) {
                case XLS -> OldWorkbook.read(ole, part, opening);
                case DOC -> OldDocument.read(root, part, opening);
                case PPT -> OldSlides.read(ole, part, opening);
                default -> {}
            }
        }
    }

    /** Rights management puts the content, encrypted, beside a page that says so. */
    private static void protectedByRights(DirectoryNode root, Part part, Opening opening) {
        if (root.hasEntryCaseInsensitive("\tDRMContent") || root.hasEntryCaseInsensitive("\tDRMViewerContent")) {
            opening.obstacle(Obstacle.Kind.ENCRYPTED, part.place(), Encryption.PHRASE);
        }
    }

    /** What lies in sectors that no stream leads to any more. */
    private static void deleted(Part part, Opening opening) throws IOException {
        Bytes unused = OleExtent.of(part.bytes()).unused(opening.scratch());
        if (unused.size() > 1) {
            opening.embed(part, "unused sectors", Part.Role.COMPONENT, unused);
        }
    }

    private static void withoutContainer(Part part, Opening opening) throws IOException {
        EarlyWorkbook.read(part.bytes(), part, opening);
        Debris.of(part, opening);
    }

    /** Every stream; a storage inside is an embedded object with a name of its own. */
    private static void streams(DirectoryNode directory, String path, Part part, Opening opening) throws IOException {
        for (Entry entry : directory) {
            String name = path + entry.getName();
            opening.name(part, name);
            tellTales(name, part, opening);
            if (entry instanceof DirectoryNode inner) {
                object(inner, name, part, opening);
                streams(inner, name + "/", part, opening);
                embeddedWorkbook(inner, name, part, opening);
            } else if (entry instanceof DocumentNode stream) {
                stream(stream, name, part, opening);
            }
        }
    }

    private static void tellTales(String name, Part part, Opening opening) {
        if (part.type() == FileType.XLS && name.equals("Revision Log")) {
            opening.saw(Hiding.REVISION_LOG, part, name);
        }
    }

    /** A formula is drawn, too, and holds nothing else. */
    private static void object(DirectoryNode storage, String name, Part part, Opening opening) {
        boolean formula =
                storage.hasEntryCaseInsensitive("Equation Native") && OF_FORMULA.containsAll(storage.getEntryNames());
        if (OBJECT.matcher(name).matches() && !formula) {
            opening.saw(Action.EMBEDDED_OBJECT, part, name);
        }
    }

    private static void stream(DocumentNode stream, String name, Part part, Opening opening) throws IOException {
        try (DocumentInputStream in = new DocumentInputStream(stream)) {
            Bytes bytes = opening.unpack(in, 0);
            drawings(name, bytes, part, opening);
            if (OldPivotCache.isCache(name)) {
                OldPivotCache.read(name, bytes, part, opening);
            }
            if (name.endsWith("\u0001Ole10Native")) {
                opening.saw(Hiding.EMBEDDED_FILE, part, name);
                opening.embed(part, name, Part.Role.EMBEDDED, OleObject.payload(bytes));
            } else if (name.endsWith("SummaryInformation")) {
                properties(bytes, part, opening);
            } else {
                if (roleOf(name) == Part.Role.EMBEDDED && isInside(part, name)) {
                    opening.saw(Hiding.EMBEDDED_FILE, part, name);
                }
                opening.embed(part, name, roleOf(name), bytes);
            }
        }
    }

    /** The presentations' own reader hands over its pictures. */
    private static void drawings(String name, Bytes bytes, Part part, Opening opening) throws IOException {
        switch (name) {
            case "Data", "WordDocument", "1Table", "0Table" -> OldPictures.find(bytes, part, opening);
            case "Workbook", "Book" -> OldPictures.inWorkbook(bytes, part, opening);
            default -> {}
        }
    }

    /** A package that is the object itself, as a document's part, was told of by the document. */
    private static boolean isInside(Part part, String name) {
        return part.role() == Part.Role.FILE || name.indexOf('/') >= 0;
    }

    private static Part.Role roleOf(String name) {
        return name.endsWith("Package") || name.endsWith("CONTENTS") ? Part.Role.EMBEDDED : Part.Role.COMPONENT;
    }

    /** An old workbook inside a document keeps its streams in a storage; put back into a container it can be read. */
    private static void embeddedWorkbook(DirectoryNode directory, String name, Part part, Opening opening)
            throws IOException {
        if (!directory.hasEntryCaseInsensitive("Workbook") && !directory.hasEntryCaseInsensitive("WordDocument")) {
            return;
        }
        try (POIFSFileSystem own = new POIFSFileSystem()) {
            for (Entry entry : directory) {
                org.apache.poi.poifs.filesystem.EntryUtils.copyNodeRecursively(entry, own.getRoot());
            }
            var file = opening.scratch();
            try (var out = java.nio.file.Files.newOutputStream(file)) {
                own.writeFilesystem(out);
            }
            opening.saw(Hiding.EMBEDDED_FILE, part, name);
            opening.embed(part, name, Part.Role.EMBEDDED, Bytes.of(file));
        }
    }

    private static void property(Section section, long id, String value, Part part, Opening opening) {
        if (!section.getFormatID().equals(SummaryInformation.FORMAT_ID)) {
            return;
        }
        if ((id == PropertyIDMap.PID_AUTHOR || id == PropertyIDMap.PID_LASTAUTHOR) && !value.isBlank()) {
            opening.saw(Hiding.PERSON_NAME, part, "");
        } else if (id == PropertyIDMap.PID_THUMBNAIL) {
            opening.saw(Hiding.THUMBNAIL, part, "thumbnail");
        }
    }

    private static void properties(Bytes bytes, Part part, Opening opening) throws IOException {
        try {
            PropertySet set = new PropertySet(new ByteArrayInputStream(bytes.head(1 << 20)));
            for (Section section : set.getSections()) {
                for (Property property : section.getProperties()) {
                    String value = String.valueOf(property.getValue());
                    opening.property(part, "property " + property.getID(), value);
                    property(section, property.getID(), value, part, opening);
                }
            }
        } catch (org.apache.poi.hpsf.HPSFException | RuntimeException e) {
            opening.embed(part, "properties", Part.Role.COMPONENT, bytes);
        }
    }
}
