package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What a request brings along (R39, R40): the form, the approvals and the manifest, each as a real file. The same
 * application gives the same bytes.
 */
public final class Documents {

    private static final List<String> HEADINGS = List.of(
            "Sti / Path",
            "Beskrivelse / Description",
            "Hvorfor overholder det reglerne / Why it complies",
            "Personhenførbar / Identifiable");
    private static final DateTimeFormatter DANISH =
            DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.forLanguageTag("da"));

    private Documents() {}

    /**
     * Who asks for what.
     *
     * @param project the project's acronym
     * @param title what the project studies
     * @param requester the name of who asks
     * @param pi the name of the principal investigator, who signs too
     * @param institution whose project it is
     * @param signed when both signed
     */
    public record Application(
            String project, String title, String requester, String pi, String institution, LocalDate signed) {}

    /**
     * A row of the manifest.
     *
     * @param path the exact path, from the project's folder in its environment
     */
    public record ManifestLine(String path, String description, String why, boolean identifiable) {

        /** The row for a sample that lies in this folder of the environment. */
        public static ManifestLine of(String folder, Sample sample) {
            return new ManifestLine(
                    folder + "/" + sample.name(), sample.description(), sample.why(), sample.identifiable());
        }
    }

    /** The filled form, signed by requester and PI: {@code hjemtagelsesformular.pdf}. */
    public static Path form(Path folder, Application application) throws IOException {
        Path file = folder.resolve("hjemtagelsesformular.pdf");
        String signed = DANISH.format(application.signed());
        try (Pdf pdf = Pdf.form("Formular til hjemtagelse af resultater", application.requester())) {
            pdf.field("Projekt", "projekt", application.project())
                    .field("Titel", "titel", application.title())
                    .field("Institution", "institution", application.institution())
                    .field("Anmoder", "anmoder", application.requester())
                    .field("Projektansvarlig (PI)", "pi", application.pi())
                    .field("Resultaterne ønskes til", "formaal", "Publikation; se manifestet")
                    .field("Personhenførbare data", "personhenfoerbar", "Se manifestets sidste kolonne")
                    .field("Underskrift, anmoder", "underskrift_anmoder", application.requester() + ", " + signed)
                    .field("Underskrift, PI", "underskrift_pi", application.pi() + ", " + signed)
                    .write(file);
        }
        return file;
    }

    /** The ethics committee's approval: {@code VEK-godkendelse.pdf}. */
    public static Path ethicsApproval(Path folder, Application application) throws IOException {
        return letter(
                folder.resolve("VEK-godkendelse.pdf"),
                "Godkendelse af forskningsprojekt",
                "De Videnskabsetiske Komiteer",
                application,
                "Komiteen godkender projektet på de vilkår, der fremgår af protokollen. Resultater må"
                        + " offentliggøres i en form, hvor ingen person kan genkendes.");
    }

    /** The dispensation from consent, for requests with identifiable files: {@code dispensation.pdf}. */
    public static Path dispensation(Path folder, Application application) throws IOException {
        return letter(
                folder.resolve("dispensation.pdf"),
                "Dispensation fra samtykke",
                "De Videnskabsetiske Komiteer",
                application,
                "Komiteen giver dispensation fra kravet om samtykke for de oplysninger, der er nævnt i protokollen.");
    }

    /** The manifest as the hub's template has it: {@code manifest.xlsx}. */
    public static Path manifest(Path folder, Application application, List<ManifestLine> lines) throws IOException {
        Path file = folder.resolve("manifest.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = new Sheet(workbook, "Manifest")
                    .row("Projekt / Project", application.project())
                    .row("Anmoder / Requester", application.requester())
                    .blank()
                    .heading(HEADINGS.toArray());
            lines.forEach(line -> sheet.row(cells(line).toArray()));
            OfficeFile.write(workbook, "Manifest", application.requester(), file);
        }
        return file;
    }

    /** The same as Excel saves it in Danish: {@code manifest.csv} with semicolons, quotes where needed, and a byte-order mark. */
    public static Path manifestCsv(Path folder, Application application, List<ManifestLine> lines) throws IOException {
        Stream<List<String>> rows = Stream.concat(
                Stream.of(
                        List.of("Projekt / Project", application.project()),
                        List.of("Anmoder / Requester", application.requester()),
                        List.of(),
                        HEADINGS),
                lines.stream().map(Documents::cells));
        String text = rows.map(row -> row.stream().map(Documents::quoted).collect(Collectors.joining(";")) + "\r\n")
                .collect(Collectors.joining("", "\ufeff", ""));
        return Files.writeString(folder.resolve("manifest.csv"), text);
    }

    private static Path letter(Path file, String title, String sender, Application application, String text)
            throws IOException {
        try (Pdf pdf = Pdf.page(title, sender)) {
            pdf.paragraph(sender + ", " + DANISH.format(application.signed().minusMonths(8)))
                    .paragraph("Projekt: " + application.project() + ", " + application.title())
                    .paragraph("Forsøgsansvarlig: " + application.pi() + ", " + application.institution())
                    .paragraph(text)
                    .write(file);
        }
        return file;
    }

    private static List<String> cells(ManifestLine line) {
        return List.of(line.path(), line.description(), line.why(), line.identifiable() ? "ja" : "nej");
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[;\"\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
