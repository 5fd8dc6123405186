package dk.sluse.opening;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import dk.sluse.bytes.Bytes;
import dk.sluse.document.Drawing;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Marks;
import dk.sluse.document.Part;
import dk.sluse.recognition.Grey;
import dk.sluse.recognition.LetterSheet;
import dk.sluse.recognition.Letters;
import dk.sluse.recognition.Reading;
import dk.sluse.recognition.Recogniser;
import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Seen;
import java.awt.Rectangle;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The text in a file's pictures, read where something reads ({@link Recogniser}) and told like any other text; and what of
 * the pictures was not read, and why, once for all of the file (issue 4, decision 0026).
 */
final class PictureText {

    private static final String TEXT = "text in the picture";
    private static final String LETTERS = "text drawn as shapes";
    private static final String LOOKALIKES = ", letters read as digits";

    /** Pictures with the same fate, and where the first of them is. */
    private record Tally(String first, int count) {
        Tally and(Tally more) {
            return new Tally(first, count + more.count());
        }
    }

    private final Opening opening;
    private final Recogniser recogniser;
    private final Map<Marks.Kind, Tally> tallies = new EnumMap<>(Marks.Kind.class);

    PictureText(Opening opening, Recognition recognition) {
        this.opening = opening;
        this.recogniser = new Recogniser(recognition);
    }

    boolean isOn() {
        return recogniser.recognition().reads();
    }

    /** What is to be said about the pictures. */
    List<Marks> marks() {
        List<Marks> marks = new ArrayList<>();
        tallies.forEach((kind, tally) -> marks.add(new Marks(kind, tally.first(), tally.count())));
        return marks;
    }

    /** Pictures that nobody could read, though they may hold words. */
    void unread(Part part, String where, int count) {
        met(isOn() ? Marks.Kind.PICTURES_BEYOND : Marks.Kind.PICTURES, part, where, count);
    }

    /** Whether a picture of this size holds no text. */
    boolean isTooSmall(long width, long height) {
        return recogniser.refuses(width, height).equals(Optional.of(Reading.Why.SMALL));
    }

    /** Pictures that hold no text. */
    void tooSmall(Part part, String where, int count) {
        met(Marks.Kind.PICTURES_SMALL, part, where, count);
    }

    /** Pictures past a bound, which nobody looked at. */
    void left(Part part, String where, int count) {
        met(Marks.Kind.PICTURES_LEFT, part, where, count);
        mustBeSeen(part, where, count);
    }

    private void met(Marks.Kind kind, Part part, String where, int count) {
        if (count > 0) {
            String place = where.isEmpty() ? part.place() : part.place() + " › " + where;
            tallies.merge(kind, new Tally(place, count), Tally::and);
        }
    }

    private void met(Reading.Why why, Part part, String where) {
        Marks.Kind kind =
                switch (why) {
                    case OFF ->
                        part.role() == Part.Role.FILE && part.type().isImage()
                                ? Marks.Kind.PIXELS
                                : Marks.Kind.PICTURES;
                    case SMALL -> Marks.Kind.PICTURES_SMALL;
                    case LIMIT -> Marks.Kind.PICTURES_LEFT;
                    case FAILED, SLOW -> Marks.Kind.PICTURES_BEYOND;
                };
        met(kind, part, where, 1);
        if (why != Reading.Why.OFF && why != Reading.Why.SMALL) {
            mustBeSeen(part, where, 1);
        }
    }

    /** A file may not pass because what reads did not: a person looks. */
    private void mustBeSeen(Part part, String where, int count) {
        opening.saw(Hiding.UNREAD_PICTURE, part, "", where, count);
    }

    /** A part that is a picture, with all its pages. */
    void of(Part part) throws IOException {
        of(part, "", part.type(), part.bytes());
    }

    /** Bytes of a picture, wherever in a part they lie. */
    void of(Part part, String where, FileType type, Bytes bytes) throws IOException {
        of(part, where, type, bytes, OptionalInt.empty());
    }

    /**
     * Bytes of a picture, wherever in a part they lie.
     *
     * @param placed how often whoever shows it turns it by a quarter; without, the camera tells
     */
    void of(Part part, String where, FileType type, Bytes bytes, OptionalInt placed) throws IOException {
        if (!isOn()) {
            met(Reading.Why.OFF, part, where);
            return;
        }
        try (PicturePixels pixels = PicturePixels.of(type, bytes, opening)) {
            int pages = pixels.pages(type);
            boolean tells = type == FileType.JPEG || type == FileType.TIFF;
            int turns = placed.orElseGet(() -> tells ? turns(bytes) : 0);
            left(part, where, pages - PicturePixels.within(pages));
            for (int page = 0; page < PicturePixels.within(pages); page++) {
                page(part, pages == 1 ? where : "picture " + (page + 1), pixels, page, turns);
            }
        } catch (LimitReached e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            beyond(part, where);
        }
    }

    void beyond(Part part, String where) {
        met(Reading.Why.FAILED, part, where);
    }

    private void page(Part part, String where, PicturePixels pixels, int page, int turns) throws IOException {
        Optional<Reading.Why> refused = recogniser.refuses(pixels.width(page), pixels.height(page));
        if (refused.isPresent()) {
            met(refused.get(), part, where);
            return;
        }
        if (!pixels.canBeDecoded(page)) {
            met(Reading.Why.FAILED, part, where);
            return;
        }
        List<Reading> bands = new ArrayList<>();
        for (Rectangle band : PicturePixels.bands(pixels.width(page), pixels.height(page), turns % 2 != 0)) {
            long begun = System.nanoTime();
            Grey grey = pixels.grey(page, band).turned(turns);
            recogniser.decodedIn(System.nanoTime() - begun);
            bands.add(recogniser.read(grey));
        }
        tell(part, where, bands);
    }

    /** Why a picture of this size will not be read; then it is told. */
    boolean refuses(Part part, String where, long width, long height) {
        Optional<Reading.Why> refused = width * height > PicturePixels.MOST
                ? Optional.of(Reading.Why.FAILED)
                : recogniser.refuses(width, height);
        refused.ifPresent(why -> met(why, part, where));
        return refused.isPresent();
    }

    void decodedIn(long nanos) {
        recogniser.decodedIn(nanos);
    }

    /** Pixels that were decoded already. */
    Reading read(Grey grey) {
        return recogniser.read(grey);
    }

    /** What stands in a picture that was read in bands, or in one; a picture counts once, by the worst of its bands. */
    void tell(Part part, String where, List<Reading> bands) throws IOException {
        tell(part, where, bands, TEXT, Marks.Kind.PICTURES_READ);
    }

    /** What the letters say that are drawn as shapes. */
    void letters(Part part, String where, Letters letters) throws IOException {
        List<LetterSheet> sheets = letters.sheets();
        if (sheets.isEmpty()) {
            return;
        } else if (!isOn()) {
            met(Marks.Kind.LETTERS, part, where, 1);
            return;
        }
        List<Reading> readings = new ArrayList<>();
        for (LetterSheet sheet : sheets) {
            readings.add(recogniser.read(sheet));
        }
        tell(part, where, readings, LETTERS, Marks.Kind.LETTERS_READ);
    }

    private void tell(Part part, String where, List<Reading> bands, String what, Marks.Kind kind) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> lookalikes = new ArrayList<>();
        Optional<Reading.Why> why = Optional.empty();
        boolean cut = false;
        List<Drawing.Word> words = new ArrayList<>();
        for (Reading band : bands) {
            if (band instanceof Reading.Read read) {
                lines.addAll(read.lines());
                lookalikes.addAll(read.lookalikes());
                read.words().forEach(word -> words.add(drawn(word)));
            } else if (band instanceof Reading.Partly partly) {
                lines.addAll(partly.lines());
                lookalikes.addAll(partly.lookalikes());
                why = partly.isText() ? Optional.of(Reading.Why.SLOW) : why;
                cut = true;
            } else if (band instanceof Reading.Unread unread
                    && (unread.why() != Reading.Why.SMALL || bands.size() == 1)) {
                why = Optional.of(unread.why());
            }
        }
        if (why.isPresent()) {
            met(why.get(), part, where);
        } else {
            // A drawing that takes too long, with a few letters in what was read of it, is told and passes.
            met(cut ? Marks.Kind.PICTURES_BEYOND : kind, part, where, 1);
        }
        String before = where.isEmpty() ? "" : where + " › ";
        lines(part, before + what, lines);
        if (bands.size() == 1) {
            opening.drawings().add(part, before + what, words);
        }
        lines(part, before + what + LOOKALIKES, lookalikes);
    }

    private static Drawing.Word drawn(Seen word) {
        return new Drawing.Word(word.text(), word.left(), word.right(), word.middle(), word.height(), word.turned());
    }

    private void lines(Part part, String where, List<String> lines) throws IOException {
        int row = 1;
        for (String line : lines) {
            opening.line(part, where, row++, line);
        }
    }

    /** How often a camera's picture must be turned by a quarter to stand upright. */
    private static int turns(Bytes bytes) {
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            ExifIFD0Directory directory =
                    ImageMetadataReader.readMetadata(in).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer orientation = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation == null
                    ? 0
                    : switch (orientation) {
                        case 3, 4 -> 2;
                        case 5, 6 -> 1;
                        case 7, 8 -> 3;
                        default -> 0;
                    };
        } catch (IOException | ImageProcessingException e) {
            return 0;
        }
    }
}
