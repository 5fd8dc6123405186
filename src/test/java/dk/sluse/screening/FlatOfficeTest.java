package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of Office as one XML file, and what Office writes into its packages for itself (R55, R57). */
final class FlatOfficeTest {

    private static final String WORDS =
            "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\"";
    private static final String SHEETS =
            "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<aml:annotation aml:id=\"0\" w:type=\"Word.Comment\"><aml:content><w:p><w:r><w:t>why</w:t></w:r></w:p></aml:content></aml:annotation>",
                "<aml:annotation aml:id=\"0\" w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>old</w:delText></w:r></aml:content></aml:annotation>"
            })
    void commentsAndChangesOfWord2003AreTold(String annotation) {
        assertThatScreening(xml("<w:wordDocument " + WORDS + "><w:body><w:p>" + annotation
                        + "</w:p></w:body></w:wordDocument>"))
                .isHeldBy(HiddenData.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Row ss:Hidden=\"1\"><Cell><Data>3.5</Data></Cell></Row>",
                "<Row><Cell><Data>3.5</Data><Comment><Data>why</Data></Comment></Cell></Row>",
                "<Column ss:Hidden=\"1\"/>"
            })
    void whatExcel2003HidesIsTold(String table) {
        assertThatScreening(xml("<Workbook " + SHEETS + "><Worksheet ss:Name=\"S\"><Table>" + table
                        + "</Table></Worksheet></Workbook>"))
                .isHeldBy(HiddenData.NAME);
    }

    @Test
    void aHiddenSheetOfExcel2003IsTold() {
        assertThatScreening(
                        xml(
                                "<Workbook " + SHEETS
                                        + "><Worksheet ss:Name=\"S\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"))
                .isHeldBy(HiddenData.NAME);
    }

    @Test
    void whatIsEmbeddedInAFlatPackageIsOpened() {
        byte[] inner =
                content(new Samples(folder).xlsx("W.xlsx", w -> sheet(w, "S", row("CPR"), row(LeakTest.PERSON))));
        String data = Base64.getMimeEncoder().encodeToString(inner);

        assertThatScreening(xml(
                        "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\"/word/embeddings/W.xlsx\"><pkg:binaryData>"
                                + data + "</pkg:binaryData></pkg:part></pkg:package>"))
                .isHeldBy(HiddenData.NAME)
                .isRefusedBy(PersonId.NAME)
                .near("S!A2");
    }

    @Test
    void zerosInBase64AreNoBases() {
        String zeros = "A".repeat(20) + "BAAAACAAAAGAAAAT" + "A".repeat(40);

        assertThatScreening(xml("<a><b>" + "\n" + (zeros + "\n").repeat(4) + "</b></a>"))
                .passes();
    }

    /** The number has the day, the month and the check digit of a person's. */
    @Test
    void numbersThatOfficeDrawsForItsSlidesAreNoPersons() {
        String drawn = "1104701007";
        Path file = withCreation("http://schemas.microsoft.com/office/powerpoint/2010/main", drawn);

        assertThatScreening(file).saysNothingOf(PersonId.NAME);
        assertThatScreening(withCreation("urn:other", drawn)).near("val");
    }

    @Test
    void personsAmongTheNumbersThatOfficeDrawsAreTold() {
        String space = "http://schemas.microsoft.com/office/powerpoint/2010/main";
        String[] random = {"3941775062", "1899403326", "-4011776401", "2866021", "4294967295", "2999011742"};

        assertThatScreening(withCreation(space, random)).saysNothingOf(PersonId.NAME);
        // Office writes no zero before a number.
        assertThatScreening(withCreation(space, LeakTest.PERSON.replace("-", "")))
                .isHeldBy(PersonId.NAME);
        assertThatScreening(withCreation(space, "1104701007", "-1204701004", "1304701001", "1404701009", "1504701006"))
                .near("id");
        String[] among = java.util.stream.Stream.concat(
                        java.util.Collections.nCopies(4, random).stream().flatMap(java.util.Arrays::stream),
                        java.util.stream.Stream.of(
                                "1104701007", "1204701004", "1304701001", "1404701009", "1504701006", "1604701003"))
                .toArray(String[]::new);
        assertThatScreening(withCreation(space, among)).near("id");
    }

    private Path withCreation(String space, String... drawn) {
        Samples samples = new Samples(folder);
        StringBuilder ids = new StringBuilder();
        for (String one : drawn) {
            ids.append("<p14:creationId val=\"").append(one).append("\"/>");
        }
        return samples.with(
                samples.pptx("P.pptx", "Results"),
                "ppt/tags/tag1.xml",
                ascii("<t xmlns:p14=\"" + space + "\">" + ids + "</t>"));
    }

    @Test
    void whereAPackagesSignaturesBeginNothingLies() {
        Samples samples = new Samples(folder);
        Path file = samples.docx("D.docx", "Results");

        assertThatScreening(samples.with(file, "_xmlsignatures/origin.sigs", new byte[0]))
                .passes();
        assertThatScreening(samples.with(file, "_xmlsignatures/origin.sigs", noise()))
                .isHeldBy(HiddenData.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/word/other.bin", "/word/media/v.mp4", "/word/embeddings/o.bin", "/a"})
    void anyFileInAFlatPackageIsTold(String name) {
        assertThatScreening(flat(name)).isHeldBy(HiddenData.NAME);
        assertThatScreening(flat("/word/fonts/font1.odttf")).saysNothingOf(HiddenData.NAME);
    }

    private Path flat(String name) {
        return xml(
                "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\""
                        + name + "\"><pkg:binaryData>" + Base64.getEncoder().encodeToString(noise())
                        + "</pkg:binaryData></pkg:part></pkg:package>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\\object\\objemb{\\*\\objdata ", "{\\pict\\pngblip ", "{\\*\\datastore "})
    void whatRichTextBeganToHoldIsLookedAt(String begun) {
        String hex = java.util.HexFormat.of().formatHex(ascii("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n"));

        assertThatScreening(new Samples(folder).bytes("R.rtf", ascii("{\\rtf1 text\\par " + begun + hex)))
                .isRefusedBy(RawGenomic.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"media1.mp3", "media1.mp4"})
    void soundAndVideoCannotBeInspected(String name) {
        Samples samples = new Samples(folder);

        assertThatScreening(samples.with(samples.pptx("P.pptx", "Results"), "ppt/media/" + name, noise()))
                .isHeldBy(AllowedType.NAME);
    }

    @Test
    void richTextThatEndsTooEarlyIsHeldAndRead() {
        assertThatScreening(new Samples(folder).bytes("R.rtf", ascii("{\\rtf1 {CPR " + LeakTest.PERSON + "\\par}")))
                .isHeldBy(AllowedType.NAME)
                .isRefusedBy(PersonId.NAME);
    }

    private Path xml(String content) {
        return new Samples(folder).bytes("F.xml", ascii("<?xml version=\"1.0\"?>\n" + content));
    }

    private static byte[] noise() {
        byte[] bytes = new byte[400];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i * 31 + 7 * i + 255);
        }
        return bytes;
    }
}
