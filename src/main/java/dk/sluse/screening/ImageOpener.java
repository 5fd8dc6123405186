package dk.sluse.screening;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a picture says besides its pixels: its metadata, texts among its bytes, and what follows after its end. */
final class ImageOpener implements Opener {

    @Override
    public void open(Part part, Opening opening) throws IOException {
        long end = ImageEnd.of(part.type(), part.bytes());
        if (end < part.bytes().size()) {
            Strays.add(part, opening, end, part.bytes().size());
        }
        metadata(part, opening);
        Debris.of(part, opening);
    }

    private static void metadata(Part part, Opening opening) throws IOException {
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            for (Directory directory : ImageMetadataReader.readMetadata(in).getDirectories()) {
                for (Tag tag : directory.getTags()) {
                    if (tag.getDescription() != null) {
                        opening.property(part, directory.getName() + " " + tag.getTagName(), tag.getDescription());
                    }
                }
            }
        } catch (ImageProcessingException e) {
            throw new IOException("Unreadable metadata", e);
        }
    }
}
