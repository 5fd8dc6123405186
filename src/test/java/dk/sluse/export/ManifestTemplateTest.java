package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTemplateTest {

    private static final Path SHIPPED = Path.of("config/manifest-template.xlsx");

    @TempDir
    Path folder;

    /** After a change of the template: {@code mvn test -Dtest=ManifestTemplateTest -Dsluse.renew=true}, then look at it. */
    @Test
    void the_shipped_template_is_the_one_the_program_makes() throws IOException {
        if (Boolean.getBoolean("sluse.renew")) {
            Files.write(SHIPPED, made());
        }
        assertThat(SHIPPED).hasBinaryContent(made());
    }

    @Test
    void an_empty_template_is_a_manifest_without_files() throws IOException {
        ManifestReading reading = ManifestReader.read(SHIPPED, "manifest.xlsx");
        assertThat(reading).isInstanceOfSatisfying(ManifestReading.Faulty.class, faulty -> assertThat(faulty.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what().en()).startsWith("The manifest lists no files.")));
    }

    @Test
    void a_filled_in_template_is_read() throws IOException {
        Path filled = folder.resolve("manifest.xlsx");
        try (InputStream in = new FileInputStream(SHIPPED.toFile());
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.getRow(0).getCell(1).setCellValue("ALPHA");
            sheet.getRow(1).getCell(1).setCellValue("anna@uni.example");
            XSSFRow row = sheet.createRow(4);
            row.createCell(0).setCellValue("results/blåbær.xlsx");
            row.createCell(1).setCellValue("Table 1");
            row.createCell(2).setCellValue("Aggregated only");
            row.createCell(3).setCellValue("nej");
            assertThat(sheet.getDataValidations()).hasSize(1);
            try (var out = Files.newOutputStream(filled)) {
                book.write(out);
            }
        }
        Manifest manifest = ManifestReaderTest.readable(ManifestReader.read(filled, "manifest.xlsx"));
        assertThat(manifest.project()).contains("ALPHA");
        assertThat(manifest.requester()).contains("anna@uni.example");
        assertThat(manifest.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(5);
            assertThat(row.path()).hasToString("results/blåbær.xlsx");
            assertThat(row.identifiable()).isFalse();
        });
    }

    private static byte[] made() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManifestTemplate.write(bytes);
        return bytes.toByteArray();
    }
}
