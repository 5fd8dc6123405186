package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hpsf.ClassIDPredefined;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The binary formats of Office: what lies in their containers beside the text, and what in them is no fault (R55, R57). */
final class OlderOfficeTest {

    @TempDir
    private Path folder;

    /** Puts something into a container. */
    private interface Change {
        void make(DirectoryEntry root) throws IOException;
    }

    @Test
    void theThemeThatLaterOfficeKeepsInOlderFilesIsNoSecondFile() {
        Path file = changed(document(), root -> put(root, "Theme", join(new byte[5000], theme("Office"), new byte[9])));

        assertThatScreening(file).passes();
    }

    @Test
    void aThemeIsReadLikeAnythingElse() {
        Path file = changed(document(), root -> put(root, "Theme", join(new byte[5000], theme(LeakTest.PERSON))));

        assertThatScreening(file).isRefusedBy(PersonId.NAME);
    }

    @Test
    void anArchiveInAStreamIsNoTheme() {
        byte[] archive = Samples.zip(Map.of("data.csv", ascii("a;b")));
        Path file = changed(document(), root -> put(root, "Theme", join(new byte[5000], archive)));

        assertThatScreening(file).isRefusedBy(AllowedType.NAME);
    }

    @Test
    void anArchiveBehindTheContainerIsASecondFile() {
        Samples samples = new Samples(folder);

        assertThatScreening(samples.bytes("D.doc", join(content(document()), theme("Office"))))
                .isRefusedBy(AllowedType.NAME);
    }

    /** What hides beside a theme, or is one only to judge by its names. */
    @Test
    void noOtherArchiveIsATheme() {
        byte[] before = new byte[5000];
        byte[] archive = Samples.zip(Map.of("data.csv", ascii("a;b")));
        byte[] theme = theme("Office");
        byte[] elsewhere = theme.clone();
        // As zip -A counts: from the beginning of the stream.
        elsewhere[elsewhere.length - 6] = (byte) (elsewhere[elsewhere.length - 6] + 5);
        byte[] remarked = join(theme, ascii("hidden"));
        remarked[theme.length - 2] = 6;
        Map<String, byte[]> book = new LinkedHashMap<>();
        book.put("[Content_Types].xml", ascii("<Types/>"));
        book.put("xl/workbook.xml", ascii("<workbook/>"));

        for (byte[] stream : java.util.List.of(
                join(before, archive, theme),
                join(before, theme, archive),
                join(before, elsewhere),
                join(before, remarked),
                join(before, Samples.zip(book)))) {
            assertThatScreening(changed(document(), root -> put(root, "Theme", stream)))
                    .isRefusedBy(AllowedType.NAME);
        }
        byte[] variants = Samples.gzip(ascii("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n"));
        assertThatScreening(changed(document(), root -> put(root, "Theme", join(before, theme, variants))))
                .isRefusedBy(RawGenomic.NAME);
        // However far apart they lie.
        byte[] far = new byte[70_000];
        assertThatScreening(
                        changed(document(), root -> put(root, "Theme", join(before, theme, far, theme, before, theme))))
                .passes();
        assertThatScreening(changed(document(), root -> put(root, "Theme", join(before, archive, far, theme))))
                .isRefusedBy(AllowedType.NAME);
    }

    @Test
    void whatLiesBehindAStreamsEndIsRead() {
        byte[] whole = content(changed(document(), root -> put(root, "Extra", marked(5000, "CPR " + LeakTest.PERSON))));

        assertThatScreening(new Samples(folder).bytes("D.doc", whole)).isRefusedBy(PersonId.NAME);
        assertThatScreening(new Samples(folder).bytes("D.doc", shortened(whole, 4200)))
                .isRefusedBy(PersonId.NAME)
                .near("unused sectors");
        assertThatScreening(new Samples(folder).bytes("D.doc", shortened(whole, 4980)))
                .isRefusedBy(PersonId.NAME)
                .near("unused sectors");
    }

    /** A person stands at the end of a stream of so many bytes. */
    private static byte[] marked(int size, String end) {
        byte[] bytes = new byte[size];
        System.arraycopy(ascii(end), 0, bytes, size - end.length(), end.length());
        return bytes;
    }

    /** The stream of 5000 bytes is said to have fewer. */
    private static byte[] shortened(byte[] container, int size) {
        ByteBuffer bytes = ByteBuffer.wrap(container.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 512; at + 128 <= container.length; at += 128) {
            if (bytes.get(at) == 'E' && bytes.get(at + 2) == 'x' && bytes.getInt(at + 120) == 5000) {
                bytes.putInt(at + 120, size);
            }
        }
        return bytes.array();
    }

    @Test
    void aStreamThatOnlyTheDirectoryKnowsIsRead() {
        byte[] content =
                content(changed(document(), root -> put(root, "Extra", marked(5000, "CPR " + LeakTest.PERSON))));
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int number = entry(bytes, 'E', 'x');
        for (int at = 0; at + 4 <= content.length; at += 4) {
            boolean link = at % 128 == 68 || at % 128 == 72;
            if (link && bytes.getInt(at) == number && bytes.getInt(at + 52) != 0) {
                bytes.putInt(at, -1);
            }
        }

        assertThatScreening(new Samples(folder).bytes("D.doc", bytes.array())).isRefusedBy(PersonId.NAME);
    }

    private static int entry(ByteBuffer bytes, char first, char second) {
        int directory = (bytes.getInt(48) + 1) * 512;
        int number = 0;
        while (bytes.get(directory + number * 128) != first || bytes.get(directory + number * 128 + 2) != second) {
            number++;
        }
        return number;
    }

    @Test
    void whatNoStreamLeadsToIsRead() {
        Samples samples = new Samples(folder);
        byte[] left =
                ByteBuffer.allocate(512).put(ascii("CPR " + LeakTest.PERSON)).array();

        assertThatScreening(samples.bytes("D.doc", join(content(document()), left)))
                .isRefusedBy(PersonId.NAME)
                .near("unused sectors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tDRMContent", "\tDRMViewerContent"})
    void rightsManagementHidesTheContent(String stream) {
        assertThatScreening(changed(document(), root -> put(root, stream, new byte[5000])))
                .isRefusedBy(AllowedType.NAME);
    }

    @Test
    void aWorkbookInAPresentationIsOpened() {
        Samples samples = new Samples(folder);
        byte[] workbook = content(samples.xls("W.xls", w -> sheet(w, "S", row("CPR"), row(LeakTest.PERSON))));

        assertThatScreening(presentation(workbook))
                .isHeldBy(HiddenData.NAME)
                .isRefusedBy(PersonId.NAME)
                .near("object 1 › S!A2");
    }

    @Test
    void anObjectOfAnyProgramInADocumentIsTold() {
        assertThatScreening(object("CONTENTS of its own")).isHeldBy(ActiveContent.NAME);
        assertThatScreening(object("Equation Native")).passes();
        assertThatScreening(object("Equation Native", "CONTENTS of its own")).isHeldBy(ActiveContent.NAME);
    }

    private Path object(String... streams) {
        return changed(document(), root -> {
            DirectoryEntry storage = root.createDirectory("ObjectPool").createDirectory("_1404039792");
            for (String stream : streams) {
                put(storage, stream, new byte[] {1, 2, 3});
            }
        });
    }

    @Test
    void macrosOfAPresentationAreTold() {
        assertThatScreening(presentation(ActiveContentTest.project("id = \"" + LeakTest.PERSON + "\"")))
                .isHeldBy(ActiveContent.NAME)
                .isRefusedBy(PersonId.NAME);
    }

    @Test
    void aWorkbookWithMacrosInAPresentationIsAWholeFile() throws IOException {
        Path workbook = changed(workbook(), root -> {
            DirectoryEntry vba = root.createDirectory("_VBA_PROJECT_CUR").createDirectory("VBA");
            put(vba, "dir", new byte[] {1});
        });

        assertThatScreening(presentation(content(workbook)))
                .isHeldBy(HiddenData.NAME)
                .near("object 1");
    }

    @Test
    void aPivotTableKeepsItsSource() {
        byte[] cache = join(
                record(0xc7, join(new byte[14], text("CPR"))),
                record(0xcd, text(LeakTest.PERSON)),
                record(0xcd, text("other")),
                record(0xc7, join(new byte[14], text("Age"))),
                record(0xc8, new byte[] {0}),
                record(0xc9, number(41)));
        Path file = changed(workbook(), root -> put(root.createDirectory("_SX_DB_CUR"), "0001", cache));

        assertThatScreening(file)
                .isHeldBy(HiddenData.NAME)
                .at("T.xls › pivot cache 0001")
                .isRefusedBy(PersonId.NAME)
                .at("T.xls › pivot cache 0001!A2");
    }

    @Test
    void theLogOfASharedWorkbookIsTold() {
        assertThatScreening(changed(workbook(), root -> put(root, "Revision Log", new byte[5000])))
                .isHeldBy(HiddenData.NAME)
                .at("T.xls › Revision Log");
    }

    @Test
    void aWorkbookOfExcel95IsReadCellByCell() {
        assertThatScreening(excel95("BMI", 0)).passes();
        assertThatScreening(excel95(LeakTest.PERSON, 0))
                .isRefusedBy(PersonId.NAME)
                .at("T.xls › S!A2");
        assertThatScreening(excel95("BMI", 1)).isHeldBy(HiddenData.NAME).at("T.xls › S!A1");
    }

    @Test
    void namesOfStreamsMayBeWrittenInAnyCase() {
        Path file = changed(document(), root -> root.getEntry("WordDocument").renameTo("worddocument"));

        assertThatScreening(file).passes();
    }

    /** A sheet with a heading, a text, and a number, hidden or not, as records of the Excel before Excel 97. */
    private Path excel95(String said, int hidden) {
        byte[] sheetName = join(new byte[] {0, 0, 0, 0, (byte) hidden, 0, 1}, ascii("S"));
        byte[] book = join(
                record(0x809, shorts(0x500, 5, 0, 0)),
                record(0x85, sheetName),
                record(0x0a, new byte[0]),
                record(0x809, shorts(0x500, 0x10, 0, 0)),
                record(0x204, join(shorts(0, 0, 0, 4), ascii("Name"))),
                record(0x204, join(shorts(1, 0, 0, said.length()), ascii(said))),
                record(0x203, join(shorts(1, 1, 0), number(27.5))),
                record(0x0a, new byte[4096]));
        try (POIFSFileSystem ole = new POIFSFileSystem()) {
            put(ole.getRoot(), "Book", book);
            return written("T.xls", ole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path presentation(byte[] object) {
        try (HSLFSlideShow show = new HSLFSlideShow();
                POIFSFileSystem embedded = new POIFSFileSystem(new ByteArrayInputStream(object));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            show.createSlide().createTextBox().setText("Results");
            embedded.getRoot().setStorageClsid(ClassIDPredefined.EXCEL_V8.getClassID());
            show.addEmbed(embedded);
            show.write(out);
            return new Samples(folder).bytes("P.ppt", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path document() {
        return new Samples(folder).doc("D.doc", range -> {}, "Results of the analysis.");
    }

    private Path workbook() {
        return new Samples(folder).xls("T.xls", w -> sheet(w, "S", row("a")));
    }

    private Path changed(Path file, Change change) {
        try (POIFSFileSystem ole = new POIFSFileSystem(new ByteArrayInputStream(content(file)))) {
            change.make(ole.getRoot());
            return written(file.getFileName().toString(), ole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(String name, POIFSFileSystem ole) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ole.writeFilesystem(out);
        return new Samples(folder).bytes(name, out.toByteArray());
    }

    private static void put(DirectoryEntry root, String name, byte[] content) throws IOException {
        root.createDocument(name, new ByteArrayInputStream(content));
    }

    private static byte[] theme(String name) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", ascii("<Types/>"));
        entries.put("theme/theme/theme1.xml", ascii("<theme name=\"CPR " + name + "\"/>"));
        return Samples.zip(entries);
    }

    private static byte[] record(int id, byte[] data) {
        return join(shorts(id, data.length), data);
    }

    private static byte[] text(String said) {
        return join(shorts(said.length()), new byte[1], ascii(said));
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] number(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }
}
