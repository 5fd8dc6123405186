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
        String drawn = LeakTest.PERSON.replace("-", "");
        Path file = withCreation("http://schemas.microsoft.com/office/powerpoint/2010/main", drawn);

        assertThatScreening(file).saysNothingOf(PersonId.NAME);
        assertThatScreening(withCreation("urn:other", drawn)).near("val");
    }

    private Path withCreation(String space, String drawn) {
        Samples samples = new Samples(folder);
        return samples.with(
                samples.pptx("P.pptx", "Results"),
                "ppt/tags/tag1.xml",
                ascii("<t xmlns:p14=\"" + space + "\"><p14:creationId val=\"" + drawn + "\"/></t>"));
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
