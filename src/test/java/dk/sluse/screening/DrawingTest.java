package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Document;
import dk.sluse.inspection.Folders;
import dk.sluse.opening.Opening;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.poi.hemf.record.emf.HemfText;
import org.apache.poi.hemf.usermodel.HemfPicture;
import org.apache.poi.hwmf.record.HwmfText;
import org.apache.poi.hwmf.usermodel.HwmfPicture;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows' drawings inside of other files: their text is read (R50, R61), their marks are judged (R55). */
final class DrawingTest {

    private static final String PERSON = "140799-0214";

    @TempDir
    private Path folder;

    private final Random random = new Random(4);

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void theDrawingsOfTheseTestsAreSuchToAnotherReader() throws Exception {
        HemfPicture emf = new HemfPicture(new ByteArrayInputStream(new Drawing(Drawing.Kind.EMF)
                .text(10, 20, "Case 7")
                .disc(5, 5, 4)
                .bytes()));
        assertThat(emf.getRecords())
                .filteredOn(HemfText.EmfExtTextOutW.class::isInstance)
                .singleElement()
                .satisfies(record ->
                        assertThat(((HemfText.EmfExtTextOutW) record).getText()).isEqualTo("Case 7"));
        HwmfPicture wmf = new HwmfPicture(new ByteArrayInputStream(new Drawing(Drawing.Kind.WMF)
                .text(10, 20, "Case 7")
                .disc(5, 5, 4)
                .bytes()));
        assertThat(wmf.getRecords())
                .filteredOn(HwmfText.WmfExtTextOut.class::isInstance)
                .singleElement()
                .satisfies(record -> assertThat(
                                ((HwmfText.WmfExtTextOut) record).getText(java.nio.charset.StandardCharsets.ISO_8859_1))
                        .isEqualTo("Case 7"));
        assertThat(new HemfPicture(new ByteArrayInputStream(new Drawing(Drawing.Kind.EMF_PLUS)
                                .text(10, 20, "Case 7")
                                .path(5, 5, 4)
                                .bytes()))
                        .getRecords())
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(Drawing.Kind.class)
    void R61_aNumberInPiecesOfADrawingIsFound(Drawing.Kind kind) {
        Drawing drawing =
                new Drawing(kind).text(10, 20, "1407").text(34, 20, "99-").text(52, 20, "0214");

        assertThatScreening(document(kind, drawing))
                .isRefusedBy(PersonId.NAME)
                .at("D.docx › " + name(kind) + " › text");
    }

    @ParameterizedTest
    @CsvSource({
        "EMF, disc",
        "EMF, diamond",
        "EMF, cross",
        "EMF, path",
        "EMF_PLUS, disc",
        "EMF_PLUS, diamond",
        "EMF_PLUS, path",
        "WMF, disc",
        "WMF, diamond",
        "WMF, cross"
    })
    void R55_aMarkForEachPersonIsHeld(Drawing.Kind kind, String mark) {
        assertThatScreening(document(kind, marks(kind, mark, 40)))
                .isHeldBy(Figure.NAME)
                .at("D.docx › " + name(kind));
        assertThatScreening(document(kind, marks(kind, mark, 6))).saysNothingOf(Figure.NAME);
    }

    @ParameterizedTest
    @EnumSource(Drawing.Kind.class)
    void barsWithTheirLabelsPass(Drawing.Kind kind) {
        assertThatScreening(document(kind, bars(kind))).passes();
    }

    @Test
    void R61_drawingsOfEveryOfficeFormatAreOpened() throws Exception {
        byte[] emf = new Drawing(Drawing.Kind.EMF).lines("Id " + PERSON).bytes();
        byte[] wmf = new Drawing(Drawing.Kind.WMF).lines("Id " + PERSON).bytes();

        assertThatScreening(samples().xlsx("T.xlsx", w -> picture(w, emf)))
                .isRefusedBy(PersonId.NAME)
                .near("picture 1.emf › text");
        assertThatScreening(samples().xls("T.xls", w -> picture(w, emf)))
                .isRefusedBy(PersonId.NAME)
                .near("drawing 1 › text");
        assertThatScreening(samples().pptx("P.pptx", show -> show.createSlide()
                        .createPicture(show.addPicture(wmf, PictureType.WMF))))
                .isRefusedBy(PersonId.NAME)
                .near("picture 1.wmf › text");
        assertThatScreening(slides(emf)).isRefusedBy(PersonId.NAME).near("picture 1 › text");
        assertThatScreening(samples()
                        .text(
                                "r.rtf",
                                "{\\rtf1 {\\pict\\emfblip " + HexFormat.of().formatHex(emf) + "}}"))
                .isRefusedBy(PersonId.NAME)
                .near("picture 1 › text");
        assertThatScreening(oldDocument(emf, 1)).isRefusedBy(PersonId.NAME).near("drawing 1 › text");
    }

    @Test
    void R61_moreDrawingsThanAreLookedAtAreToldOf() throws Exception {
        byte[] emf = new Drawing(Drawing.Kind.EMF).bytes();

        assertThatScreening(oldDocument(emf, 500)).saysNothingOf("allowed-type");
        assertThatScreening(oldDocument(emf, 501)).isRefusedBy("allowed-type").at("D.doc");
    }

    @Test
    void aRottenDrawingIsHeldAndWhatWasReadIsKept() {
        byte[] whole =
                new Drawing(Drawing.Kind.EMF).lines("Id " + PERSON, "more").bytes();

        assertThatScreening(document(Drawing.Kind.EMF, Arrays.copyOf(whole, whole.length - 30)))
                .isHeldBy("allowed-type")
                .isRefusedBy(PersonId.NAME);
    }

    @Test
    void noRottenRecordStopsTheOpening() throws Exception {
        int opened = 0;
        for (Drawing.Kind kind : Drawing.Kind.values()) {
            byte[] whole = marks(kind, "disc", 2)
                    .lines("Id " + PERSON, "more")
                    .box(1, 1, 9, 9)
                    .bytes();
            for (int at = 0; at + 4 <= whole.length; at += 2) {
                for (int value : new int[] {-1, 0, Integer.MAX_VALUE, 0x10000}) {
                    byte[] broken = whole.clone();
                    System.arraycopy(Drawing.numbers(value), 0, broken, at, 4);
                    Path own = Files.createDirectory(folder.resolve("own"));
                    try (Document document = Opening.open(
                            samples().bytes("f.emf", broken), "f.emf", Screened.LIMITS, Policies.sieves(), own)) {
                        opened += document.parts().size();
                    } finally {
                        Folders.delete(own);
                    }
                }
            }
        }
        assertThat(opened).isGreaterThan(1000);
    }

    private Drawing marks(Drawing.Kind kind, String mark, int count) {
        Drawing drawing = new Drawing(kind);
        for (int i = 0; i < count; i++) {
            int x = 10 + random.nextInt(360);
            int y = 10 + random.nextInt(260);
            // Whole pixels make some of them a pixel wider.
            int size = 6 + i % 2;
            switch (mark) {
                case "disc" -> drawing.disc(x, y, size);
                case "diamond" -> drawing.diamond(x, y, 6);
                case "cross" -> drawing.cross(x, y, size);
                default -> drawing.path(x, y, 6);
            }
        }
        return drawing;
    }

    static Drawing bars(Drawing.Kind kind) {
        Drawing drawing = new Drawing(kind);
        for (int i = 0; i < 6; i++) {
            drawing.box(20 + 60 * i, 280 - 30 * i, 40, 20 + 30 * i);
            drawing.text(25 + 60 * i, 290, (30 + 10 * i) + "-" + (39 + 10 * i));
        }
        return drawing.text(100, 10, "Age of participants, percent");
    }

    private static String name(Drawing.Kind kind) {
        return kind == Drawing.Kind.WMF ? "word/media/image1.wmf" : "word/media/image1.emf";
    }

    private Path document(Drawing.Kind kind, Drawing drawing) {
        return document(kind, drawing.bytes());
    }

    private Path document(Drawing.Kind kind, byte[] drawing) {
        return samples().with(samples().docx("D.docx", "x"), name(kind), drawing);
    }

    private static void picture(Workbook workbook, byte[] emf) {
        Samples.sheet(workbook, "S", Samples.row("x"));
        int number = workbook.addPicture(emf, Workbook.PICTURE_TYPE_EMF);
        var anchor = workbook.getCreationHelper().createClientAnchor();
        workbook.getSheetAt(0).createDrawingPatriarch().createPicture(anchor, number);
    }

    private Path slides(byte[] emf) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (var show = new org.apache.poi.hslf.usermodel.HSLFSlideShow()) {
            show.createSlide().createPicture(show.addPicture(emf, PictureType.EMF));
            show.write(out);
        }
        return samples().bytes("P.ppt", out.toByteArray());
    }

    /** A drawing as Word keeps it: deflated, in a record among others. */
    private Path oldDocument(byte[] emf, int times) throws Exception {
        byte[] packed = new byte[emf.length + 100];
        Deflater deflater = new Deflater();
        deflater.setInput(emf);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        byte[] blip = Samples.join(
                ascii("@=\u001a\u00f0"),
                Drawing.numbers(50 + length),
                new byte[16],
                Drawing.numbers(emf.length, 0, 0, 100, 100, 0, 0, length),
                new byte[] {0, (byte) 0xfe},
                Arrays.copyOf(packed, length));
        byte[] blips = Samples.join(Collections.nCopies(times, blip).toArray(byte[][]::new));
        var out = new java.io.ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            for (Map.Entry<String, byte[]> stream : Map.of(
                            "WordDocument", new byte[5000], "Data", Samples.join(new byte[700], blips, new byte[4000]))
                    .entrySet()) {
                container.createDocument(new ByteArrayInputStream(stream.getValue()), stream.getKey());
            }
            container.writeFilesystem(out);
        }
        return samples().bytes("D.doc", out.toByteArray());
    }
}
