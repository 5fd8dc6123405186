package dk.sluse.screening;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Makes files of every type with the tools that make them in real life, in a folder of the test's own. */
public final class Samples {

    /** Fills something that may fail while being written. */
    public interface Filling<T> {
        void fill(T empty) throws Exception;
    }

    private final Path folder;

    public Samples(Path folder) {
        this.folder = folder;
    }

    public Path text(String name, String... lines) {
        return text(StandardCharsets.UTF_8, name, lines);
    }

    public Path text(Charset charset, String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(charset));
    }

    public Path bytes(String name, byte[] content) {
        return written(name, out -> out.write(content));
    }

    public Path xlsx(String name, Filling<Workbook> filling) {
        return written(name, out -> {
            try (Workbook workbook = new XSSFWorkbook()) {
                filling.fill(workbook);
                workbook.write(out);
            }
        });
    }

    public Path xls(String name, Filling<Workbook> filling) {
        return written(name, out -> {
            try (Workbook workbook = new HSSFWorkbook()) {
                filling.fill(workbook);
                workbook.write(out);
            }
        });
    }

    /** A sheet with these rows; numbers stay numbers. */
    public static void sheet(Workbook workbook, String name, Object[]... rows) {
        var sheet = workbook.createSheet(name);
        for (int r = 0; r < rows.length; r++) {
            var row = sheet.createRow(r);
            for (int c = 0; c < rows[r].length; c++) {
                if (rows[r][c] instanceof Number number) {
                    row.createCell(c).setCellValue(number.doubleValue());
                } else {
                    row.createCell(c).setCellValue(String.valueOf(rows[r][c]));
                }
            }
        }
    }

    public static Object[] row(Object... cells) {
        return cells;
    }

    public Path docx(String name, Filling<XWPFDocument> filling) {
        return written(name, out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                filling.fill(document);
                document.write(out);
            }
        });
    }

    public Path docx(String name, String... paragraphs) {
        return docx(name, document -> {
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
        });
    }

    /** A document of Word 97 to 2003, out of one with a letter in it. */
    public Path doc(String name, Filling<Range> look, String... paragraphs) {
        return written(name, out -> {
            try (InputStream letter = Samples.class.getResourceAsStream("/corpus/one-letter.doc");
                    HWPFDocument document = new HWPFDocument(letter)) {
                document.getRange().insertBefore(String.join("\r", paragraphs) + "\r");
                look.fill(document.getRange());
                document.write(out);
            }
        });
    }

    /** A workbook or presentation as one that may have macros, which it has not. */
    public Path mayHaveMacros(Path file, String main, String macros) {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("[Content_Types].xml"))) {
            String types = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(main, macros);
            return with(file, "[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path pptx(String name, Filling<XMLSlideShow> filling) {
        return written(name, out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                filling.fill(show);
                show.write(out);
            }
        });
    }

    /** A presentation of one slide with these texts, and these lines in its notes. */
    public Path pptx(String name, String text, String... notes) {
        return pptx(name, show -> {
            XSLFSlide slide = show.createSlide();
            slide.createTextBox().setText(text);
            if (notes.length > 0) {
                var body = show.getNotesSlide(slide).getPlaceholder(1);
                body.clearText();
                for (String line : notes) {
                    body.addNewTextParagraph().addNewTextRun().setText(line);
                }
            }
        });
    }

    public Path ppt(String name, String text) {
        return written(name, out -> {
            try (HSLFSlideShow show = new HSLFSlideShow()) {
                show.createSlide().createTextBox().setText(text);
                show.write(out);
            }
        });
    }

    public Path pdf(String name, String... lines) {
        return pdf(name, document -> {}, lines);
    }

    public Path pdf(String name, Filling<PDDocument> filling, String... lines) {
        return written(name, out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage();
                document.addPage(page);
                write(document, page, lines);
                filling.fill(document);
                document.save(out);
            }
        });
    }

    private static void write(PDDocument document, PDPage page, String... lines) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            show(content, lines);
        }
    }

    /** Lines of text in whatever colour and manner the page draws with. */
    public static void show(PDPageContentStream content, String... lines) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
        content.newLineAtOffset(50, 700);
        for (String line : lines) {
            content.showText(line);
            content.newLineAtOffset(0, -14);
        }
        content.endText();
    }

    public static void attach(PDDocument document, String name, byte[] content) throws IOException {
        attach(document, name, new PDEmbeddedFile(document, new ByteArrayInputStream(content)));
    }

    public static void attachPacked(PDDocument document, String name, byte[] content) throws IOException {
        attach(document, name, new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
    }

    private static void attach(PDDocument document, String name, PDEmbeddedFile file) throws IOException {
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    public static void lock(PDDocument document) throws IOException {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    }

    /** The package, encrypted as Office encrypts it. */
    public Path encrypted(String name, Path plain) {
        return written(name, out -> {
            EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
            Encryptor encryptor = info.getEncryptor();
            encryptor.confirmPassword("secret");
            try (POIFSFileSystem container = new POIFSFileSystem()) {
                try (OutputStream inside = encryptor.getDataStream(container)) {
                    Files.copy(plain, inside);
                }
                container.writeFilesystem(out);
            }
        });
    }

    /** A picture of the format, such as {@code png}. */
    public Path image(String name, String format) {
        return bytes(name, image(format));
    }

    public static byte[] image(String format) {
        BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 120; x++) {
            for (int y = 0; y < 80; y++) {
                image.setRGB(x, y, ((x * 2) << 16) | ((y * 3) << 8) | ((x * y) % 251));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A PNG with a text in it, in the clear or compressed. */
    public Path pngWithText(String name, String text, boolean compressed) {
        byte[] png = image("png");
        byte[] chunk = compressed
                ? join("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1), deflate(text))
                : ("Comment\0" + text).getBytes(StandardCharsets.ISO_8859_1);
        int afterHeader = 8 + 25;
        return bytes(
                name,
                join(
                        java.util.Arrays.copyOf(png, afterHeader),
                        chunk(compressed ? "zTXt" : "tEXt", chunk),
                        java.util.Arrays.copyOfRange(png, afterHeader, png.length)));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = join(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        return join(number(data.length), body, number((int) crc.getValue()));
    }

    private static byte[] number(int value) {
        return java.nio.ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] deflate(String text) {
        Deflater deflater = new Deflater();
        deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
        deflater.finish();
        byte[] buffer = new byte[text.length() + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    public Path zip(String name, Map<String, byte[]> entries) {
        return bytes(name, zip(entries));
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The package with one more entry, or with the entry of that name replaced. */
    public Path with(Path zip, String entry, byte[] content) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry next; (next = in.getNextEntry()) != null; ) {
                entries.put(next.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.put(entry, content);
        return bytes(zip.getFileName().toString(), zip(entries));
    }

    public static byte[] gzip(byte[] content) {
        return packed(content, GZIPOutputStream::new);
    }

    public static byte[] bzip2(byte[] content) {
        return packed(content, BZip2CompressorOutputStream::new);
    }

    public static byte[] xz(byte[] content) {
        return packed(content, XZCompressorOutputStream::new);
    }

    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] content, Packing packing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = packing.over(out)) {
            packed.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path written(String name, Filling<OutputStream> filling) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                filling.fill(out);
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot make " + name, e);
        }
        return file;
    }
}
