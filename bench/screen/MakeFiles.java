import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * Makes files such as papers carry: documents with tables and a picture, workbooks of a few sheets of groups, reports of 5 to
 * 20 pages; or one large sheet.
 *
 * <pre>MakeFiles FOLDER COUNT | MakeFiles --sheet FILE ROWS COLUMNS</pre>
 */
public final class MakeFiles {

    private static final Random RANDOM = new Random(7);
    private static final String[] WORDS =
            "the cohort was followed from inclusion until event or end of study models were adjusted for age sex and centre"
                    .split(" ");

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        if (arguments[0].equals("--sheet")) {
            sheet(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            return;
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            switch (i % 3) {
                case 0 -> document(folder.resolve("paper" + i + ".docx"));
                case 1 -> workbook(folder.resolve("table" + i + ".xlsx"));
                default -> report(folder.resolve("report" + i + ".pdf"));
            }
        }
    }

    private static String sentence() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            text.append(WORDS[RANDOM.nextInt(WORDS.length)]).append(i == 13 ? ". " : " ");
        }
        return text.toString();
    }

    private static String cell(int row, int column) {
        if (row == 0) {
            return column == 0 ? "Group" : "Year " + (2010 + column);
        }
        return column == 0 ? "Level " + row : 20 + RANDOM.nextInt(900) + " (" + (5 + RANDOM.nextInt(60)) + "." + RANDOM.nextInt(10) + " %)";
    }

    /** Survival in two groups as a paper draws it, each time another: axes, ticks, two falling steps, a legend. */
    private static byte[] picture() throws Exception {
        BufferedImage image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1200, 900);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(3));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        pen.drawLine(140, 60, 140, 780);
        pen.drawLine(140, 780, 1140, 780);
        for (int tick = 0; tick <= 5; tick++) {
            pen.drawString("0." + 2 * tick, 70, 790 - 140 * tick);
            pen.drawString("" + 2 * tick, 135 + 195 * tick, 820);
        }
        pen.drawString("Years from inclusion", 520, 870);
        pen.drawString("Proportion without event", 150, 45);
        Color[] colours = {Color.BLUE, Color.RED};
        for (int group = 0; group < 2; group++) {
            pen.setColor(colours[group]);
            pen.drawString(group == 0 ? "Carriers" : "Others", 960, 110 + 40 * group);
            double height = 700;
            for (int x = 140; x < 1120; x += 14) {
                double next = height * (1 - RANDOM.nextDouble() * (group == 0 ? 0.02 : 0.01));
                pen.drawLine(x, (int) (780 - height), x + 14, (int) (780 - height));
                pen.drawLine(x + 14, (int) (780 - height), x + 14, (int) (780 - next));
                height = next;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void document(Path file) throws Exception {
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            for (int part = 0; part < 4; part++) {
                for (int i = 0; i < 8; i++) {
                    document.createParagraph().createRun().setText(sentence() + sentence() + sentence());
                }
                XWPFTable table = document.createTable(12, 6);
                for (int row = 0; row < 12; row++) {
                    for (int column = 0; column < 6; column++) {
                        table.getRow(row).getCell(column).setText(cell(row, column));
                    }
                }
            }
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(picture()),
                            Document.PICTURE_TYPE_PNG,
                            "figure.png",
                            Units.toEMU(400),
                            Units.toEMU(260));
            document.write(out);
        }
    }

    private static void workbook(Path file) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 4; i++) {
                XSSFSheet sheet = book.createSheet("Table " + (i + 1));
                for (int row = 0; row < 60; row++) {
                    Row line = sheet.createRow(row);
                    for (int column = 0; column < 9; column++) {
                        if (row == 0 || column == 0) {
                            line.createCell(column).setCellValue(cell(row, column));
                        } else {
                            line.createCell(column).setCellValue(20 + RANDOM.nextInt(900));
                        }
                    }
                }
            }
            book.write(out);
        }
    }

    private static void report(Path file) throws Exception {
        PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        try (PDDocument document = new PDDocument()) {
            int pages = 5 + RANDOM.nextInt(16);
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (int row = 0; row < 46; row++) {
                        boolean table = row > 28 && row < 40;
                        for (int column = 0; column < (table ? 5 : 1); column++) {
                            content.beginText();
                            content.setFont(font, 10);
                            content.newLineAtOffset(50 + column * 100, 790 - row * 16);
                            content.showText(table ? cell(row - 29, column) : sentence());
                            content.endText();
                        }
                    }
                }
            }
            document.save(file.toFile());
        }
    }

    private static void sheet(Path file, int rows, int columns) throws Exception {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("Results");
            for (int row = 0; row < rows; row++) {
                Row line = sheet.createRow(row);
                for (int column = 0; column < columns; column++) {
                    if (row == 0) {
                        line.createCell(column).setCellValue("estimate " + column);
                    } else {
                        line.createCell(column).setCellValue(RANDOM.nextInt(1_000_000) / 1000.0);
                    }
                }
            }
            book.write(out);
        }
    }
}
