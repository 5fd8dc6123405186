package dk.sluse.opening;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what a picture says besides its pixels: its metadata, texts among its bytes, and what follows after its end. */
final class ImageOpener implements Opener {

    /** As long as a table; a program's name and a caption are shorter. */
    private static final int LONG_TEXT = 400;

    private static final Set<String> PERSONS = Set.of(
            "artist", "author", "by-line", "creator", "owner", "camera owner name", "windows xp author", "credit");
    private static final Set<String> TEXTS = Set.of("comment", "text", "description", "caption");

    @Override
    public void open(Part part, Opening opening) throws IOException {
        long end = ImageEnd.of(part.type(), part.bytes());
        if (end < part.bytes().size()) {
            Strays.add(part, opening, end, part.bytes().size());
        }
        // Before the library, which knows no limit.
        if (part.type() == FileType.PNG) {
            PngTexts.read(part, opening);
        } else if (part.type() == FileType.TIFF) {
            opening.saw(Hiding.MORE_PICTURES, part, "pages", "pages", TiffPages.count(part.bytes()) - 1);
        }
        Carving.of(part, opening);
        metadata(part, opening);
        Debris.of(part, opening);
        opening.pictures().of(part);
    }

    private static void metadata(Part part, Opening opening) throws IOException {
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            for (Directory directory : ImageMetadataReader.readMetadata(in).getDirectories()) {
                directory(directory, part, opening);
            }
        } catch (ImageProcessingException e) {
            throw new IOException("Unreadable metadata", e);
        }
    }

    private static void directory(Directory directory, Part part, Opening opening) throws IOException {
        if (directory instanceof GpsDirectory gps && gps.getGeoLocation() != null) {
            opening.saw(Hiding.LOCATION, part, "GPS");
        } else if (directory instanceof ExifThumbnailDirectory) {
            opening.saw(Hiding.THUMBNAIL, part, "thumbnail");
        } else if (directory instanceof XmpDirectory xmp) {
            for (Map.Entry<String, String> entry : xmp.getXmpProperties().entrySet()) {
                property("XMP", entry.getKey(), entry.getValue(), part, opening);
            }
        }
        for (Tag tag : directory.getTags()) {
            if (tag.getDescription() != null) {
                property(directory.getName(), tag.getTagName(), tag.getDescription(), part, opening);
            }
        }
    }

    private static void property(String directory, String name, String value, Part part, Opening opening)
            throws IOException {
        opening.property(part, directory + " " + name, value);
        String lower = name.toLowerCase(Locale.ROOT);
        if (PERSONS.contains(lower) || lower.startsWith("dc:creator") || lower.endsWith("ownername")) {
            opening.saw(Hiding.PERSON_NAME, part, "");
        } else if (lower.startsWith("exif:gpslatitude")) {
            opening.saw(Hiding.LOCATION, part, "GPS");
        } else if (value.length() >= LONG_TEXT && TEXTS.stream().anyMatch(lower::contains)) {
            opening.saw(Hiding.PICTURE_TEXT, part, name);
        }
    }
}
