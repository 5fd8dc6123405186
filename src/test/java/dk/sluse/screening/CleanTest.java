package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of the kind that papers carry: each costs an officer a minute when it is held, and none may be refused. */
final class CleanTest {

    @TempDir
    private Path folder;

    /** A file that nobody should be bothered with. */
    record Clean(String title, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"texts", "tables", "documents", "pictures"})
    @DisplayName("passes all policies")
    void passes(Clean clean) {
        assertThatScreening(clean.file().apply(new Samples(folder))).passes();
    }

    static Stream<Clean> texts() {
        return Stream.of(
                clean("an empty log", s -> s.bytes("a.log", new byte[0])),
                clean("a sentence", s -> s.text("a.txt", "The cohort had 12,345 persons (n = 412, 3.3 %).")),
                clean("phone numbers", s -> s.text("a.txt", "Tel. +45 35 32 32 32, +45 2012 3456, tlf. 45201234")),
                clean(
                        "DOIs and article numbers",
                        s -> s.text(
                                "a.txt",
                                "doi:10.1038/s41586-020-2308-7, 10.1016/j.ajhg.2021.01.017",
                                "PMID 32461654, PMC7334197, ISBN 978-87-02-12345-6, ISSN 1234-5678")),
                clean(
                        "registrations",
                        s -> s.text(
                                "a.txt",
                                "NCT01234567, EudraCT 2012-001234-56, H-20012345, ORCID 0000-0002-1825-0097, CVR 12345678")),
                clean(
                        "dates and times",
                        s -> s.text("a.txt", "2024-01-31 23:59:59, 31.01.2024, 31/01/24, 20240131T235959Z")),
                clean(
                        "Unix seconds in a log",
                        s -> s.text(
                                "run.log",
                                LongStream.range(0, 50)
                                        .mapToObj(i -> (1709251200L + i * 60) + " step " + i + " done")
                                        .toArray(String[]::new))),
                clean(
                        "Unix seconds in days that look like dates",
                        s -> s.text(
                                "run.log",
                                LongStream.range(0, 50)
                                        .mapToObj(i -> "t=" + (1611230000L + i * 977))
                                        .toArray(String[]::new))),
                clean("Unix milliseconds", s -> s.text("run.log", "1611230000123 start", "1611230001123 stop")),
                clean(
                        "identifiers and hashes",
                        s -> s.text(
                                "run.log",
                                "550e8400-e29b-41d4-a716-446655440000",
                                "commit 0203291ab3f4c5d6",
                                "md5 9e107d9d372bb6826bd81d3542a419d6")),
                clean(
                        "chromosome positions",
                        s -> s.text(
                                "hits.txt",
                                "SNP\tCHR\tBP\tA1\tA2\tOR\tP",
                                "rs123\t1\t101701234\tA\tG\t1.12\t3e-8",
                                "rs456\t2\t202345678\tT\tC\t0.91\t1e-9",
                                "rs789\t7\t117559590\tA\tC\t1.30\t2e-12")),
                clean(
                        "association results of PLINK",
                        s -> s.text(
                                "gwas.txt",
                                "#CHROM\tPOS\tID\tREF\tALT\tA1\tTEST\tOBS_CT\tBETA\tSE\tT_STAT\tP",
                                "1\t752566\trs3094315\tG\tA\tA\tADD\t4120\t0.01\t0.02\t0.5\t0.61")),
                clean(
                        "a region",
                        s -> s.text("a.txt", "chr7:117559590-117667108, chr1:101701234-101801234, HLA-A*02:01")),
                clean(
                        "primers",
                        s -> s.text(
                                "a.txt",
                                "Forward GATTTGGGGTTCAAAGCAGT, reverse CCATTTGTTCAACTCACAGT, >primer",
                                "ACGTACGTACGTACGTACGT")),
                clean(
                        "a regression in R",
                        s -> s.text(
                                "m.log",
                                "Coefficients:",
                                "            Estimate Std. Error z value Pr(>|z|)",
                                "(Intercept) -2.12345    0.20123 -10.552  < 2e-16 ***",
                                "age          0.03123    0.00412   7.580 3.45e-14 ***")),
                clean(
                        "numbers side by side",
                        s -> s.text(
                                "m.txt",
                                "120345 1234 99 0.12",
                                "761299 1500 98 0.13",
                                "988688 1200 12 0.20",
                                "240101 1344 13 0.9",
                                "523311 1234 14 0.8")),
                clean(
                        "an R script",
                        s -> s.text(
                                "s.R",
                                "# reads the VCF and FASTQ lists",
                                "library(data.table)",
                                "if (startsWith(x, \"##fileformat=VCF\")) stop(\"no\")",
                                "set.seed(20240131)",
                                "d <- fread(cmd)")),
                clean(
                        "a Python script",
                        s -> s.text(
                                "s.py",
                                "import gzip",
                                "for line in open('x'):",
                                "    if line[0] == '@': continue",
                                "    n = 1000000000")),
                clean(
                        "a Snakemake log",
                        s -> s.text(
                                "run.log",
                                "[Mon Jan 15 10:00:00 2024]",
                                "rule align:",
                                "    input: reads_1.fastq.gz",
                                "    jobid: 1234567890")),
                clean("coloured progress", s -> s.text("run.log", "\u001b[32m 10%\u001b[0m\r 20%\b\b\b 30%")),
                clean(
                        "an old text",
                        s -> s.text(
                                StandardCharsets.ISO_8859_1,
                                "a.txt",
                                "K\u00f8benhavn, \u00c5rhus: 5 % (95 % CI 3,1\u20137,2)")),
                clean(
                        "decimals with ten digits",
                        s -> s.text("a.txt", "beta = 0,0101701239 og 0.1503852468; 2411990013.5")),
                clean(
                        "a contingency table",
                        s -> s.text("a.tab", "group\tno\tyes\tall", "A\t12\t34\t46", "B\t0\t55\t55")),
                clean(
                        "accession numbers",
                        s -> s.text(
                                "a.txt", "EGAS00001004567 GSE123456 SRR1234567890 ENSG00000139618.15 NM_000059.4")));
    }

    static Stream<Clean> tables() {
        return Stream.of(
                clean(
                        "a regression table",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "Table 1",
                                        row("Variable", "OR", "95% CI", "p"),
                                        row("Age", 1.03, "1.01-1.05", 0.0012),
                                        row("Sex", 0.91, "0.80-1.04", 0.17)))),
                clean(
                        "positions in cells",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "hits",
                                        row("CHR", "BP", "P"),
                                        row(1, 101701239, 1e-9),
                                        row(1, 101801234, 1e-8),
                                        row(1, 109812345, 3e-8),
                                        row(10, 112345678, 1e-8)))),
                clean(
                        "reads in cells",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "qc",
                                        row("sample group", "reads"),
                                        row("A", 412345678),
                                        row("B", 398765432)))),
                clean(
                        "years and counts",
                        s -> s.xls(
                                "T.xls",
                                w -> sheet(
                                        w, "years", row("year", "n"), row(2019, 412), row(2020, 398), row(2021, 455)))),
                clean("an old workbook", s -> s.xls("T.xlm", w -> sheet(w, "S", row("a", 1)))),
                clean(
                        "running numbers",
                        s -> s.xlsx("T.xlsx", w -> IntStream.range(0, 1)
                                .forEach(i -> sheet(
                                        w,
                                        "S",
                                        IntStream.range(0, 40)
                                                .mapToObj(n -> row(3000000000.0 + n, n))
                                                .toArray(Object[][]::new))))),
                clean(
                        "a page with a table",
                        s -> s.text(
                                "t.html",
                                "<!DOCTYPE html><html><body><table><tr><th>Age</th><th>n</th></tr><tr><td>40-49</td><td>120</td></tr></table></body></html>")),
                clean(
                        "white letters on dark cells",
                        s -> s.text(
                                "t.html",
                                "<html><body><table><tr style='color: white; background-color: #D7261E'><th>Age</th><th>n</th></tr>"
                                        + "<tr style='background-color:#333'><td style='color:#fff'>40-49</td><td style='color:#fff'>120</td></tr></table></body></html>")),
                clean(
                        "a drawing of matplotlib",
                        s -> s.text(
                                "f.svg",
                                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"460.8pt\"><path d=\"M 120345 1234 L 311299.5 1500 z\"/><g id=\"text_1\"><text>Odds ratio</text></g></svg>")),
                clean("XML", s -> s.text("x.xml", "<?xml version=\"1.0\"?><results><n>412</n></results>")));
    }

    static Stream<Clean> documents() {
        return Stream.of(
                clean(
                        "a document",
                        s -> s.docx("D.docx", "Methods", "We included 12,345 persons born 1940\u20132000.")),
                clean("a presentation", s -> s.pptx("P.pptx", "Results: OR 1.2 (1.1-1.3)", "Say that n = 412")),
                clean("an old presentation", s -> s.ppt("P.ppt", "Results: OR 1.2")),
                clean(
                        "a PDF",
                        s -> s.pdf(
                                "R.pdf",
                                "Table 2. Odds ratios",
                                "Age 1.03 (1.01-1.05) p=0.0012",
                                "Printed 2024-01-31")),
                clean(
                        "rich text",
                        s -> s.text("r.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Results: n = 412\\par}")),
                clean(
                        "a macro workbook",
                        s -> s.with(
                                s.xlsx("T.xlsm", w -> sheet(w, "S", row(1))), "[Content_Types].xml", macroTypes(s))));
    }

    static Stream<Clean> pictures() {
        return Stream.of("png", "jpg", "gif", "bmp", "tif")
                .map(format -> clean("a picture: " + format, s -> s.image("f." + format, format)));
    }

    private static Clean clean(String title, Function<Samples, Path> file) {
        return new Clean(title, file);
    }

    private static byte[] macroTypes(Samples samples) {
        try (var zip = new java.util.zip.ZipFile(
                        samples.xlsx("plain.xlsx", w -> sheet(w, "S", row(1))).toFile());
                var in = zip.getInputStream(zip.getEntry("[Content_Types].xml"))) {
            String types = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ascii(types.replace(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
