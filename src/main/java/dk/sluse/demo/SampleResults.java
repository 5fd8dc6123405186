package dk.sluse.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * Research results as researchers make them, written by the real writers of each format: one set that may leave and two that
 * must not. The same call gives the same bytes everywhere, but for the picture's compression, which is Java's.
 */
public final class SampleResults {

    private static final String AUTHOR = "Anna Vinther";
    private static final String AGGREGATED =
            "Aggregated counts and estimates only; every cell holds at least 5 people (section 8.2).";
    private static final long SEED = 20261005;

    private SampleResults() {}

    /** Everything a paper needs, aggregated, in seven of the allowed types (R57): nothing is wrong with it. */
    public static List<Sample> clean(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                sample(regressionTable(folder.resolve("table1.xlsx")), "Table 1 of the paper: the regression"),
                sample(paper(folder.resolve("paper.docx")), "Manuscript of the paper, with its main table"),
                sample(figure(folder.resolve("figure1.png")), "Figure 1 of the paper: odds ratios per group"),
                sample(report(folder.resolve("report.pdf")), "Report to the steering group, with figure 1"),
                new Sample(
                        script(folder.resolve("analysis.R")),
                        "The R script that made table 1 and figure 1",
                        "Code alone: it reads the data inside the environment and holds none of it.",
                        false),
                sample(log(folder.resolve("model.log")), "The log of the model's fit"),
                sample(page(folder.resolve("summary.html")), "Summary for the project's web page"));
    }

    /** A table in which no policy finds anything, and of which only its makers know that it is of the wrong cohort (R69). */
    public static List<Sample> fromTheWrongCohort(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(sample(regressionTable(folder.resolve("table2.xlsx")), "Table 2 of the paper: the regression"));
    }

    /** Raw genomes behind harmless names, and a type that is not allowed (R56, R57): nothing of it may leave. */
    public static List<Sample> withGenomes(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                sample(qualityTable(folder.resolve("qc.xlsx")), "Quality of the sequencing, as means per batch"),
                sample(
                        Files.write(folder.resolve("variants.png"), Variants.gzipped(SEED, 2_000)),
                        "Figure S2: variants per chromosome"),
                sample(sampleList(folder.resolve("samples.csv")), "Number of samples per age group"));
    }

    /** Danish person numbers where nobody looks, and where everybody does (R50, R61): a breach. */
    public static List<Sample> withPersonNumbers(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                sample(cohortTable(folder.resolve("cohort.xlsx")), "Table 2: the cohort by age group"),
                sample(notes(folder.resolve("notes.docx")), "Notes on the exclusions, for the reviewers"));
    }

    private static Sample sample(Path file, String description) {
        return new Sample(file, description, AGGREGATED, false);
    }

    private static Path regressionTable(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = new Sheet(workbook, "Table 1")
                    .heading(Study.TITLE)
                    .blank()
                    .heading("Group", "n", "Cases", "OR (95 % CI)", "p");
            Study.GROUPS.forEach(g -> sheet.row(g.name(), g.people(), g.cases(), g.estimate(), g.pValue()));
            sheet.row("All", Study.people(), Study.cases(), "", "");
            OfficeFile.write(workbook, "Table 1", AUTHOR, file);
        }
        return file;
    }

    private static Path paper(Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            heading(document, Study.TITLE);
            paragraph(document, sentence());
            XWPFTable table = document.createTable(Study.GROUPS.size() + 1, 4);
            row(table, 0, List.of("Group", "n", "Cases", "OR (95 % CI)"));
            for (int i = 0; i < Study.GROUPS.size(); i++) {
                row(table, i + 1, cells(Study.GROUPS.get(i)));
            }
            paragraph(document, "Smoking and the diagnosis went together in this cohort, as in earlier ones.");
            OfficeFile.write(document, Study.TITLE, AUTHOR, file);
        }
        return file;
    }

    private static Path figure(Path file) throws IOException {
        BufferedImage plot = ForestPlot.draw();
        if (!ImageIO.write(plot, "png", file.toFile())) {
            throw new IOException("This Java writes no PNG");
        }
        return file;
    }

    private static Path report(Path file) throws IOException {
        try (Pdf pdf = Pdf.page(Study.TITLE, AUTHOR)) {
            pdf.paragraph(sentence()).row(List.of("Group", "n", "Cases", "OR (95 % CI)"));
            for (Study.Group group : Study.GROUPS) {
                pdf.row(cells(group));
            }
            pdf.picture(ForestPlot.draw()).write(file);
        }
        return file;
    }

    private static Path script(Path file) throws IOException {
        return Files.writeString(file, """
                # Table 1 and figure 1: smoking and airway disease
                library(dplyr)
                library(broom)

                cohort <- readRDS("data/cohort.rds") %>%
                  filter(!is.na(smoking), age >= 40)

                model <- glm(diagnosis ~ smoking + age + sex, family = binomial, data = cohort)

                table1 <- cohort %>%
                  group_by(smoking) %>%
                  summarise(n = n(), cases = sum(diagnosis)) %>%
                  filter(n >= 5, cases >= 5)

                write.csv2(table1, "results/table1.csv")
                print(tidy(model, exponentiate = TRUE, conf.int = TRUE))
                """);
    }

    private static Path log(Path file) throws IOException {
        String groups = Study.GROUPS.stream()
                .map(g -> String.format(
                        Locale.ROOT,
                        "%-14s %6d %6d   %-18s %s",
                        g.name(),
                        g.people(),
                        g.cases(),
                        g.estimate(),
                        g.pValue()))
                .collect(Collectors.joining("\n"));
        return Files.writeString(file, """
                2026-10-05 10:29:41 R version 4.3.1
                2026-10-05 10:29:42 glm(diagnosis ~ smoking + age + sex, family = binomial)
                2026-10-05 10:29:44 converged after 4 iterations

                group               n  cases   OR (95 %% CI)        p
                %s

                Residual deviance: 1092.4 on 1279 degrees of freedom
                AIC: 1102.4
                2026-10-05 10:29:44 done in 2.61 s
                """.formatted(groups));
    }

    private static Path page(Path file) throws IOException {
        String rows = Study.GROUPS.stream()
                .map(SampleResults::cells)
                .map(cells -> "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>")
                .collect(Collectors.joining("\n"));
        return Files.writeString(file, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                <table>
                <tr><th>Group</th><th>n</th><th>Cases</th><th>OR (95 %% CI)</th></tr>
                %s
                </table>
                </body>
                </html>
                """.formatted(Study.TITLE, Study.TITLE, sentence(), rows));
    }

    private static Path qualityTable(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new Sheet(workbook, "QC")
                    .heading("Batch", "n", "Mean coverage", "Mapped, %")
                    .row("A", 428, 34.1, 99.2)
                    .row("B", 431, 33.7, 99.1)
                    .row("C", 425, 35.0, 99.3);
            Sheet hidden = new Sheet(workbook, "Ark2");
            Variants.vcf(SEED + 1, 60).forEach(line -> hidden.row((Object[]) line.split("\t")));
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
            OfficeFile.write(workbook, "Sequencing quality", AUTHOR, file);
        }
        return file;
    }

    private static Path sampleList(Path file) throws IOException {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>(List.of("sample;age_group;coverage"));
        for (int i = 1; i <= 40; i++) {
            lines.add(String.format(
                    Locale.ROOT, "ALPHA-%04d;%d0-%d9;%.1f", i, 4 + i % 4, 4 + i % 4, 30 + 10 * random.nextDouble()));
        }
        return Files.write(file, lines);
    }

    private static Path cohortTable(Path file) throws IOException {
        List<String> numbers = PersonNumbers.some(SEED, 24);
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = new Sheet(workbook, "Table 2").heading("Age group", "n", "pnr", "Mean BMI");
            for (int i = 0; i < numbers.size(); i++) {
                // As a number, as spreadsheets take it: the leading zero of the first nine days of a month is gone.
                sheet.row((40 + i) + " years", 40 + i * 3 % 17, Long.parseLong(numbers.get(i)), 24.5 + i % 5);
            }
            sheet.hideColumn(2);
            OfficeFile.write(workbook, "Table 2", AUTHOR, file);
        }
        return file;
    }

    private static Path notes(Path file) throws IOException {
        String number = PersonNumbers.hyphenated(PersonNumbers.some(SEED + 1, 1).get(0));
        try (XWPFDocument document = new XWPFDocument()) {
            heading(document, "Exclusions");
            paragraph(document, "Twelve participants withdrew their consent before the analysis and were excluded.");
            paragraph(document, "Remember to take out CPR " + number + " as well, who phoned on Friday.");
            OfficeFile.write(document, "Exclusions", AUTHOR, file);
        }
        return file;
    }

    private static String sentence() {
        return "Among " + Study.people() + " people, " + Study.cases()
                + " had the diagnosis. Those who smoke had it more often than those who never did.";
    }

    private static List<String> cells(Study.Group group) {
        return List.of(
                group.name(), Integer.toString(group.people()), Integer.toString(group.cases()), group.estimate());
    }

    private static void heading(XWPFDocument document, String text) {
        var run = document.createParagraph().createRun();
        run.setBold(true);
        run.setFontSize(16);
        run.setText(text);
    }

    private static void paragraph(XWPFDocument document, String text) {
        document.createParagraph().createRun().setText(text);
    }

    private static void row(XWPFTable table, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            table.getRow(row).getCell(i).setText(cells.get(i));
        }
    }
}
