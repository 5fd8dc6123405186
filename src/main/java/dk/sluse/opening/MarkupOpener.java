package dk.sluse.opening;

import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads pages, drawings and XML twice: as the lines of their source, which shows scripts, comments and attributes where a
 * person finds them, and as parsed, which joins what tags split and decodes what entities hide.
 */
final class MarkupOpener implements Opener {

    private static final long LONGEST_PAGE = 24L << 20;
    private static final Phrase NOT_WELL_FORMED = new Phrase(
            "Filen er ikke velformet XML; kun kildeteksten er kontrolleret.",
            "The file is not well-formed XML; only its source was inspected.");

    @Override
    public void open(Part part, Opening opening) throws IOException {
        opening.lines(part);
        DataUris.embed(part, opening);
        if (part.type() == FileType.HTML) {
            page(part, opening);
        } else {
            xml(part, opening);
        }
    }

    private static void page(Part part, Opening opening) throws IOException {
        if (part.bytes().size() > LONGEST_PAGE) {
            opening.obstacle(
                    Obstacle.Kind.UNSOUND,
                    part.place(),
                    new Phrase(
                            "Siden er for stor til at læses som HTML; kun kildeteksten er kontrolleret.",
                            "The page is too large to be read as HTML; only its source was inspected."));
            return;
        }
        PageText.read(part, opening);
    }

    private static void xml(Part part, Opening opening) throws IOException {
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            XmlText.read(
                    in,
                    part,
                    opening,
                    "",
                    part.type() == FileType.SVG ? new SvgWatcher(part, opening) : FlatOffice.of(part, opening));
        } catch (LimitReached e) {
            throw e;
        } catch (IOException e) {
            opening.obstacle(
                    Obstacle.Kind.UNSOUND, part.place(), EntityDefinitions.orElse(part.bytes(), NOT_WELL_FORMED));
        }
    }
}
