package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.export.ManifestReading.Faulty;
import dk.sluse.export.ManifestReading.Whole;
import dk.sluse.intake.CsvRows;
import dk.sluse.intake.TableLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static final String HEADINGS =
            "Sti / Path;Beskrivelse / Description;Hvorfor overholder det reglerne / Why it complies;Personhenførbar / Identifiable\n";

    @TempDir
    Path folder;

    @Test
    void a_manifest_is_read_with_what_stands_above_it() throws IOException {
        Manifest manifest =
                readable(csv("Projekt / Project;ALPHA\nAnmoder / Requester:;;anna@uni.example\n\n" + HEADINGS
                        + "results/t1.xlsx; Table 1 ;\"Counts; all \"\"n >= 5\"\"\nand no ids\";nej\n"
                        + ";;;\n"
                        + "results/fig.png;Figure;Nothing identifying;JA\n"));
        assertThat(manifest.project()).contains("ALPHA");
        assertThat(manifest.requester()).contains("anna@uni.example");
        assertThat(manifest.rows()).extracting(Manifest.Row::number).containsExactly(5, 7);
        Manifest.Row first = manifest.rows().get(0);
        assertThat(first.path()).hasToString("results/t1.xlsx");
        assertThat(first.description()).isEqualTo("Table 1");
        assertThat(first.justification()).isEqualTo("Counts; all \"n >= 5\"\nand no ids");
        assertThat(first.identifiable()).isFalse();
        assertThat(manifest.rows().get(1).identifiable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Path;Description;Why it complies;Identifiable",
                "STI;BESKRIVELSE;HVORFOR OVERHOLDER DET REGLERNE?;PERSONHENFØRBAR (x)/identifiable data",
                "Nr;Fil;Begrundelse:;Beskrivelse;x;Personhenførbare data",
                "sep=;\nfil / file ;description;justification;identifiable",
            })
    void headings_are_known_in_both_languages_and_in_any_order(String headings) throws IOException {
        boolean isNumbered = headings.startsWith("Nr");
        String row = isNumbered ? "1;a.txt;Why;What;;nej" : "a.txt;What;Why;nej";
        Manifest.Row read = readable(csv(headings + "\n" + row)).rows().get(0);
        assertThat(read.path()).hasToString("a.txt");
        assertThat(read.description()).isEqualTo("What");
        assertThat(read.justification()).isEqualTo("Why");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '';What;Why not;nej                 | The path is empty.
                    /etc/passwd;What;Why not;nej        | "/etc/passwd": The path begins with "/".
                    a/../b;What;Why not;nej             | "a/../b": The path holds "..", "." or "//".
                    C:\\x;What;Why not;nej              | "C:\\x": The path holds a "\\".
                    -rf;What;Why not;nej                | "-rf": A name in the path begins with
                    a.txt;;Why not;nej                  | The field "Description" is empty.
                    a.txt;What;;nej                     | The field "Why it complies" is empty.
                    a.txt;What;ok;nej                   | The field "Why it complies" says too little.
                    a.txt;What;Why not;                 | The field "Identifiable" must be "yes" or "no".
                    a.txt;What;Why not;perhaps          | The field "Identifiable" must be "yes" or "no".
                    =A1;What;Why not;nej                | The field "Path" is a formula.
                    a.txt;=1+1;Why not;nej              | The field "Description" is a formula.
                    """)
    void a_faulty_row_is_named(String row, String what) throws IOException {
        List<ManifestFault> faults = faults(csv(HEADINGS + row.replace("''", "")));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.row()).hasValue(2);
            assertThat(fault.what().en()).startsWith(what);
            assertThat(fault.what().da()).isNotEqualTo(fault.what().en());
        });
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() throws IOException {
        List<ManifestFault> faults = faults(csv(HEADINGS + "..;;;\nok.txt;What;Why not;nej\n/x;What;Why not;?\n"));
        assertThat(faults).extracting(fault -> fault.row().getAsInt()).containsExactly(2, 2, 2, 2, 4, 4);
    }

    @Test
    void F17_two_paths_that_some_file_system_takes_for_one_are_a_fault() throws IOException {
        String rest = ";What;Why not;nej\n";
        List<ManifestFault> faults =
                faults(csv(HEADINGS + "a/å.txt" + rest + "a/Å.TXT" + rest + "a/å.txt" + rest + "a/a\u030a.txt" + rest));
        assertThat(faults)
                .filteredOn(fault -> fault.what().en().contains("stands in row 2 already"))
                .hasSize(3);
        assertThat(faults)
                .filteredOn(fault -> fault.what().en().contains("combining"))
                .hasSize(1);
    }

    @Test
    void a_person_number_in_a_path_is_masked_in_the_fault() throws IOException {
        String number = "010190" + "-" + "1234";
        List<ManifestFault> faults = faults(csv(HEADINGS + "/" + number + ".txt;What;Why not;nej"));
        assertThat(faults.toString()).doesNotContain(number).contains("******-****");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                   | headings are not on the first visible sheet
                    hello                                                | headings are not on the first visible sheet
                    Path,Description,Why it complies,Identifiable        | not separated by semicolons
                    Path;Description                                     | These columns are missing: Why it complies, Identifiable.
                    Path;Sti;Description;Why it complies;Identifiable    | The column "Path" is there twice.
                    Path;Description;Why it complies;Identifiable        | The manifest lists no files.
                    "Path;Description                                    | A quotation mark is not closed.
                    """)
    void a_table_that_is_no_manifest_is_one_clear_fault(String text, String what) throws IOException {
        assertThat(faults(csv(text)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.what().en()).contains(what));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void text_is_read_in_the_encodings_spreadsheets_write(String charset) throws IOException {
        String mark = charset.startsWith("UTF") ? "\ufeff" : "";
        String text = mark + HEADINGS.replace("\n", "\r\n") + "blåbær.txt;Æøå;Why not;nej\r\n";
        Path file = file("manifest.csv", text.getBytes(Charset.forName(charset)));
        Manifest manifest = readable(ManifestReader.read(file, "manifest.csv"));
        assertThat(manifest.rows().get(0).path()).hasToString("blåbær.txt");
        assertThat(manifest.rows().get(0).number()).isEqualTo(2);
    }

    @Test
    void F38_more_files_than_the_limit_are_refused() throws IOException {
        StringBuilder text = new StringBuilder(HEADINGS);
        for (int i = 0; i <= ManifestReader.MOST_ROWS; i++) {
            text.append("f").append(i).append(";What;Why not;nej\n");
        }
        assertThat(faults(csv(text.toString())).toString()).contains("more than 1000 files");
        assertThat(faults(workbook("rows.xlsx", text.toString(), false)).toString())
                .contains("more than 1000 files");
        assertThat(faults(workbook("many.xlsx", text.toString().repeat(3), false))
                        .toString())
                .contains("more than 1000 files");
        assertThat(faults(csv("x".repeat(6 << 20))).toString()).contains("too large to be a manifest");
    }

    @Test
    void a_workbook_is_read_from_its_first_visible_sheet() throws IOException {
        ManifestReading reading = workbook("m.xlsx", HEADINGS + "a.txt;What;Why not;nej\n", true);
        assertThat(readable(reading).rows()).singleElement().satisfies(row -> assertThat(row.path())
                .hasToString("a.txt"));
    }

    @Test
    void a_formula_in_a_workbook_is_a_fault_whatever_it_shows() throws IOException {
        Path file = folder.resolve("f.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet();
            fill(sheet, HEADINGS + "a.txt;What;Why not;nej\n");
            sheet.getRow(1).getCell(0).setCellFormula("\"b\"&\".txt\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        assertThat(faults(ManifestReader.read(file, "f.xlsx"))).singleElement().satisfies(fault -> assertThat(
                        fault.what().en())
                .isEqualTo("The field \"Path\" is a formula. Write the text itself."));
    }

    @Test
    void F38_a_workbook_that_inflates_without_end_is_refused() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(faults(ManifestReader.read(file, "bomb.xlsx")).toString()).contains("too large to be a manifest");
    }

    @Test
    void F38_a_workbook_whose_xml_names_outside_entities_is_not_read() throws IOException {
        Path secret = file("secret.txt", "leaked.txt".getBytes(StandardCharsets.UTF_8));
        Path good = folder.resolve("good.xlsx");
        write(good, HEADINGS + "a.txt;What;Why not;nej\n", false);
        Path evil = folder.resolve("evil.xlsx");
        Workbooks.rewrite(good, evil, "xl/sharedStrings.xml", xml -> xml.replaceFirst(
                        "<sst", "<!DOCTYPE sst [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><sst")
                .replace("a.txt", "&x;"));
        assertThat(faults(ManifestReader.read(evil, "evil.xlsx")).toString())
                .contains("cannot be read")
                .doesNotContain("leaked");
    }

    @Test
    void a_locked_an_old_and_a_broken_workbook_are_one_clear_fault_each() throws Exception {
        Path locked = folder.resolve("locked.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(locked)) {
            book.createSheet();
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("unused");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                book.write(encrypted);
            }
            container.writeFilesystem(out);
        }
        assertThat(faults(ManifestReader.read(locked, "locked.xlsx")).toString())
                .contains("locked with a password");

        Path old = folder.resolve("old.xls");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(old)) {
            book.createSheet();
            book.write(out);
        }
        assertThat(faults(ManifestReader.read(old, "old.xls")).toString()).contains("old .xls format");

        for (byte[] broken : List.of(
                new byte[] {'P', 'K', 3, 4, 0, 0},
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
                new byte[] {0, 1, 2, 3},
                "text".getBytes(StandardCharsets.UTF_8))) {
            assertThat(faults(ManifestReader.read(file("x.xlsx", broken), "x\u202e.xlsx"))
                            .toString())
                    .contains("\"x\\u{202e}.xlsx\" cannot be read as a spreadsheet");
        }
    }

    @Property(tries = 500)
    void what_a_spreadsheet_would_write_as_csv_is_read_back(
            @ForAll("cells") String description, @ForAll("cells") String justification) throws Exception {
        String text =
                HEADINGS + "a.txt;" + quoted("x: " + description) + ";" + quoted("y: " + justification + " .") + ";x";
        List<TableLine> lines = CsvRows.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).cell(1)).isEqualTo(new TableLine.Cell("x: " + description, false));
        assertThat(lines.get(1).cell(2)).isEqualTo(new TableLine.Cell("y: " + justification + " .", false));
    }

    @Property(tries = 500)
    void no_text_does_anything_but_be_read_or_be_refused(@ForAll byte[] bytes) {
        try {
            List<TableLine> lines = CsvRows.read(bytes);
            assertThat(ManifestTable.read(lines)).isNotNull();
        } catch (CsvRows.OpenQuote e) {
            assertThat(e.row()).isPositive();
        } catch (CsvRows.NoText e) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\0");
        } catch (UnreadableManifest e) {
            assertThat(e.fault().what().da()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings().withChars("ab;\"\r\n ,=æ").ofMaxLength(20);
    }

    static Manifest readable(ManifestReading reading) {
        assertThat(reading).isInstanceOf(Whole.class);
        return ((Whole) reading).manifest();
    }

    private static List<ManifestFault> faults(ManifestReading reading) {
        assertThat(reading).isInstanceOf(Faulty.class);
        return ((Faulty) reading).faults();
    }

    private ManifestReading csv(String text) throws IOException {
        return ManifestReader.read(file("manifest.csv", text.getBytes(StandardCharsets.UTF_8)), "manifest.csv");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private ManifestReading workbook(String name, String table, boolean behindHiddenOne) throws IOException {
        Path file = folder.resolve(name);
        write(file, table, behindHiddenOne);
        return ManifestReader.read(file, name);
    }

    private static void write(Path file, String table, boolean behindHiddenOne) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            if (behindHiddenOne) {
                fill(book.createSheet("hidden"), HEADINGS + "hidden.txt;What;Why not;nej\n");
                book.setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
            }
            fill(book.createSheet("visible"), table);
            fill(book.createSheet("third"), HEADINGS + "third.txt;What;Why not;nej\n");
            book.write(out);
        }
    }

    private static void fill(XSSFSheet sheet, String table) {
        int number = 0;
        for (String line : table.lines().toList()) {
            Row row = sheet.createRow(number++);
            int column = 0;
            for (String cell : line.split(";", -1)) {
                row.createCell(column++).setCellValue(cell);
            }
        }
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
