package dk.sluse.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** One page of A4, written from top to bottom; the same content gives the same bytes. */
final class Pdf implements AutoCloseable {

    private static final float MARGIN = 60;
    private static final float TEXT = 11;
    private static final float LEADING = 16;
    private static final float LABEL = 190;

    private final PDDocument document = new PDDocument();
    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDType0Font font;
    private final PDPageContentStream content;
    private final List<Field> fields = new ArrayList<>();
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    private record Field(String name, String value, PDRectangle place) {}

    private Pdf(String title, String author, boolean form) throws IOException {
        document.addPage(page);
        document.setDocumentId((long) title.hashCode());
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title);
        about.setAuthor(author);
        about.setCreationDate(written());
        document.setDocumentInformation(about);
        this.font = Lettering.load(document, !form);
        this.content = new PDPageContentStream(document, page);
    }

    static Pdf page(String title, String author) throws IOException {
        return new Pdf(title, author, false).heading(title);
    }

    /** A page with fields that were filled in. */
    static Pdf form(String title, String author) throws IOException {
        return new Pdf(title, author, true).heading(title);
    }

    Pdf heading(String text) throws IOException {
        y -= LEADING / 2;
        line(text, TEXT + 5);
        y -= LEADING / 2;
        return this;
    }

    Pdf paragraph(String text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.getStringWidth(longer) / 1000 * TEXT > page.getMediaBox().getWidth() - 2 * MARGIN) {
                line(line.toString(), TEXT);
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        line(line.toString(), TEXT);
        y -= LEADING / 2;
        return this;
    }

    /** A row of a table: the first column is wide. */
    Pdf row(List<String> cells) throws IOException {
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            write(cells.get(i), TEXT, x, y);
            x += i == 0 ? LABEL : 80;
        }
        y -= LEADING;
        return this;
    }

    Pdf picture(BufferedImage image) throws IOException {
        PDImageXObject picture = LosslessFactory.createFromImage(document, image);
        float width = page.getMediaBox().getWidth() - 2 * MARGIN;
        float height = width * image.getHeight() / image.getWidth();
        y -= height;
        content.drawImage(picture, MARGIN, y, width, height);
        y -= LEADING;
        return this;
    }

    /** A field of the form, with what was written into it. */
    Pdf field(String label, String name, String value) throws IOException {
        write(label, TEXT, MARGIN, y);
        float width = page.getMediaBox().getWidth() - 2 * MARGIN - LABEL;
        fields.add(new Field(name, value, new PDRectangle(MARGIN + LABEL, y - 5, width, LEADING + 2)));
        y -= LEADING * 1.6f;
        return this;
    }

    void write(Path file) throws IOException {
        content.close();
        if (!fields.isEmpty()) {
            fillIn();
        }
        document.save(file.toFile());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void fillIn() throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        PDResources resources = new PDResources();
        COSName letters = resources.add(font);
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/" + letters.getName() + " " + TEXT + " Tf 0 g");
        document.getDocumentCatalog().setAcroForm(form);
        for (Field field : fields) {
            PDTextField box = new PDTextField(form);
            box.setPartialName(field.name());
            form.getFields().add(box);
            PDAnnotationWidget widget = box.getWidgets().get(0);
            widget.setRectangle(field.place());
            widget.setPage(page);
            widget.setPrinted(true);
            page.getAnnotations().add(widget);
            box.setValue(field.value());
            box.setReadOnly(true);
        }
    }

    private void line(String text, float size) throws IOException {
        write(text, size, MARGIN, y);
        y -= LEADING * size / TEXT;
    }

    private void write(String text, float size, float x, float baseline) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, baseline);
        content.showText(text);
        content.endText();
    }

    private static Calendar written() {
        Calendar time = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        time.setTime(Date.from(OfficeFile.WRITTEN));
        return time;
    }
}
