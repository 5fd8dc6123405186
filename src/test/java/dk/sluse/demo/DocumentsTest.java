package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.demo.Documents.Application;
import dk.sluse.demo.Documents.ManifestLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    private static final Application APPLICATION = new Application(
            "ALPHA",
            "Rygning og sygdom i luftvejene",
            "Anna Vinther",
            "Søren Ågård",
            "Københavns Universitet",
            LocalDate.of(2026, 10, 12));

    private static final List<ManifestLine> LINES = List.of(
            new ManifestLine("results/table1.xlsx", "Table 1; the \"main\" one", "Cells of 5 or more", false),
            new ManifestLine("results/notes.docx", "Notes", "Named in the protocol", true));

    @TempDir
    Path folder;

    @Test
    void R39_the_form_is_filled_in_and_signed_by_both() throws IOException {
        Path file = Documents.form(folder, APPLICATION);

        assertThat(file).hasFileName("hjemtagelsesformular.pdf");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
            assertThat(form.getField("projekt").getValueAsString()).isEqualTo("ALPHA");
            assertThat(form.getField("underskrift_anmoder").getValueAsString())
                    .isEqualTo("Anna Vinther, 12. oktober 2026");
            assertThat(form.getField("underskrift_pi").getValueAsString()).isEqualTo("Søren Ågård, 12. oktober 2026");
            assertThat(form.getFields()).hasSize(9).allMatch(field -> field.isReadOnly());
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Formular til hjemtagelse", "Projektansvarlig (PI)");
        }
    }

    @Test
    void the_approvals_name_the_project_and_who_is_responsible() throws IOException {
        for (Path file :
                List.of(Documents.ethicsApproval(folder, APPLICATION), Documents.dispensation(folder, APPLICATION))) {
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Komiteen", "ALPHA", "Søren Ågård", "12. februar 2026");
            }
        }
        assertThat(folder.resolve("VEK-godkendelse.pdf")).exists();
        assertThat(folder.resolve("dispensation.pdf")).exists();
    }

    @Test
    void R40_the_manifest_has_a_row_for_each_file_below_its_headings() throws IOException {
        Path file = Documents.manifest(folder, APPLICATION, LINES);

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                            .map(DocumentsTest::cells))
                    .containsExactly(
                            List.of("Projekt / Project", "ALPHA"),
                            List.of("Anmoder / Requester", "Anna Vinther"),
                            List.of(),
                            List.of(
                                    "Sti / Path",
                                    "Beskrivelse / Description",
                                    "Hvorfor overholder det reglerne / Why it complies",
                                    "Personhenførbar / Identifiable"),
                            List.of("results/table1.xlsx", "Table 1; the \"main\" one", "Cells of 5 or more", "nej"),
                            List.of("results/notes.docx", "Notes", "Named in the protocol", "ja"));
        }
    }

    @Test
    void the_csv_is_as_excel_saves_it_in_danish() throws IOException {
        Path file = Documents.manifestCsv(folder, APPLICATION, LINES);

        assertThat(Files.readString(file)).isEqualTo("\ufeff" + """
                        Projekt / Project;ALPHA
                        Anmoder / Requester;Anna Vinther

                        Sti / Path;Beskrivelse / Description;Hvorfor overholder det reglerne / Why it complies;Personhenførbar / Identifiable
                        results/table1.xlsx;"Table 1; the ""main"" one";Cells of 5 or more;nej
                        results/notes.docx;Notes;Named in the protocol;ja
                        """.replace("\n", "\r\n"));
    }

    @Test
    void a_sample_brings_its_own_row() throws IOException {
        Sample script = SampleResults.clean(folder).get(4);
        assertThat(ManifestLine.of("results", script))
                .isEqualTo(new ManifestLine(
                        "results/analysis.R", script.description(), script.why(), script.identifiable()));
    }

    @Test
    void the_same_application_gives_the_same_bytes() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));

        assertThat(Documents.form(a, APPLICATION)).hasSameBinaryContentAs(Documents.form(b, APPLICATION));
        assertThat(Documents.ethicsApproval(a, APPLICATION))
                .hasSameBinaryContentAs(Documents.ethicsApproval(b, APPLICATION));
        assertThat(Documents.manifest(a, APPLICATION, LINES))
                .hasSameBinaryContentAs(Documents.manifest(b, APPLICATION, LINES));
    }

    private static List<String> cells(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }
}
