package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.wording.Masking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleResultsTest {

    @TempDir
    Path folder;

    @Test
    void the_clean_set_is_read_by_the_real_readers_and_tells_one_story() throws IOException {
        List<Sample> samples = SampleResults.clean(folder);

        assertThat(samples.stream().map(Sample::name))
                .containsExactly(
                        "table1.xlsx",
                        "paper.docx",
                        "figure1.png",
                        "report.pdf",
                        "analysis.R",
                        "model.log",
                        "summary.html");
        assertThat(samples).noneMatch(Sample::identifiable);
        for (String name : List.of("table1.xlsx", "paper.docx", "report.pdf", "model.log", "summary.html")) {
            assertThat(text(folder.resolve(name))).as(name).contains("1.47 (1.04–2.08)", "Stopped", "391");
        }
        try (InputStream in = Files.newInputStream(folder.resolve("figure1.png"))) {
            assertThat(ImageIO.read(in).getWidth()).isEqualTo(900);
        }
    }

    @Test
    void R53_no_count_in_the_clean_set_is_under_five_nor_can_one_be_calculated() {
        assertThat(Study.GROUPS).allSatisfy(group -> {
            assertThat(group.cases()).isGreaterThanOrEqualTo(5);
            assertThat(group.people() - group.cases()).isGreaterThanOrEqualTo(5);
        });
        assertThat(Study.people()).isEqualTo(1284);
        assertThat(Study.cases()).isEqualTo(212);
    }

    @Test
    void the_estimates_are_what_statistics_says() {
        assertThat(Study.GROUPS.stream().map(Study.Group::estimate))
                .containsExactly("1.00 (reference)", "1.47 (1.04–2.08)", "1.95 (1.34–2.84)");
        assertThat(Study.GROUPS.stream().map(Study.Group::pValue)).containsExactly("–", "0.0274", "0.0005");
    }

    @Test
    void R50_nothing_in_the_clean_set_has_the_shape_of_a_person_number() throws IOException {
        for (Sample sample : SampleResults.clean(folder)) {
            if (!sample.name().endsWith(".png")) {
                String text = text(sample.file());
                assertThat(Masking.mask(text)).as(sample.name()).isEqualTo(text);
            }
        }
    }

    @Test
    void R56_the_second_set_hides_genomes_in_a_hidden_sheet_and_behind_a_picture_s_name() throws IOException {
        List<Sample> samples = SampleResults.withGenomes(folder);

        assertThat(samples.stream().map(Sample::name)).containsExactly("qc.xlsx", "variants.png", "samples.csv");
        byte[] picture = Files.readAllBytes(folder.resolve("variants.png"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(picture))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("##fileformat=VCFv4.2\n")
                    .contains("\n#CHROM\tPOS\tID\tREF\tALT\t")
                    .matches("(?s).*\nchr\\d+\t\\d+\t\\.\t[ACGT]\t[ACGT]\t\\d+\tPASS\t\\.\tGT\t[01]/1\t.*");
        }
        try (XSSFWorkbook workbook = workbook("qc.xlsx")) {
            assertThat(workbook.getSheetVisibility(0)).isEqualTo(SheetVisibility.VISIBLE);
            assertThat(workbook.getSheetVisibility(1)).isEqualTo(SheetVisibility.HIDDEN);
            assertThat(cells(workbook.getSheetAt(0))).noneMatch(cell -> cell.contains("##"));
            assertThat(cells(workbook.getSheetAt(1))).contains("##fileformat=VCFv4.2", "#CHROM", "0/1");
        }
        assertThat(Files.readAllLines(folder.resolve("samples.csv")))
                .hasSize(41)
                .first()
                .isEqualTo("sample;age_group;coverage");
    }

    @Test
    void R61_the_third_set_has_person_numbers_in_a_hidden_column_and_in_a_sentence() throws IOException {
        SampleResults.withPersonNumbers(folder);

        try (XSSFWorkbook workbook = workbook("cohort.xlsx")) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.isColumnHidden(2)).isTrue();
            for (Row row : sheet) {
                if (row.getRowNum() > 0) {
                    assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
                    String number = String.format("%010d", (long) row.getCell(2).getNumericCellValue());
                    assertThat(PersonNumbers.hasValidCheck(number)).isTrue();
                }
            }
            assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(25);
        }
        String notes = text(folder.resolve("notes.docx"));
        assertThat(notes).contains("CPR ");
        assertThat(Masking.mask(notes)).isNotEqualTo(notes);
    }

    @Test
    void the_same_call_gives_the_same_bytes() throws IOException {
        for (Path at : List.of(folder.resolve("a"), folder.resolve("b"))) {
            SampleResults.clean(at);
            SampleResults.withGenomes(at);
            SampleResults.withPersonNumbers(at);
        }
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            assertThat(files.toList()).hasSize(12).allSatisfy(file -> assertThat(
                            folder.resolve("b").resolve(file.getFileName()))
                    .hasSameBinaryContentAs(file));
        }
    }

    @Test
    void office_files_carry_no_time_of_the_machine() throws IOException {
        SampleResults.clean(folder);
        for (String name : List.of("table1.xlsx", "paper.docx")) {
            Set<String> times = new TreeSet<>();
            try (ZipFile zip = new ZipFile(folder.resolve(name).toFile())) {
                zip.stream().forEach(entry -> times.add(entry.getTimeLocal().toString()));
                String core = new String(
                        zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(core.split("2026-10-05T08:30:00Z", -1))
                        .as("created and modified")
                        .hasSize(3);
            }
            assertThat(times).as(name).containsExactly("2026-10-05T08:30");
        }
    }

    private String text(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".xlsx")) {
            try (XSSFWorkbook workbook = workbook(name)) {
                return String.join("\n", cells(workbook.getSheetAt(0)));
            }
        }
        if (name.endsWith(".docx")) {
            try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file));
                    XWPFWordExtractor words = new XWPFWordExtractor(document)) {
                return words.getText();
            }
        }
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                return new PDFTextStripper().getText(document);
            }
        }
        return Files.readString(file);
    }

    private XSSFWorkbook workbook(String name) throws IOException {
        return new XSSFWorkbook(Files.newInputStream(folder.resolve(name)));
    }

    private static List<String> cells(XSSFSheet sheet) {
        DataFormatter shown = new DataFormatter();
        return Stream.iterate(0, i -> i <= sheet.getLastRowNum(), i -> i + 1)
                .flatMap(i -> Stream.iterate(
                                0, j -> j < Math.max(0, sheet.getRow(i).getLastCellNum()), j -> j + 1)
                        .map(j -> shown.formatCellValue(sheet.getRow(i).getCell(j))))
                .toList();
    }
}
