package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLStreamReader;

/**
 * Office documents written as one XML file: Word's flat packages, Word 2003's and Excel 2003's own. Their comments, changes
 * and hidden rows are seen as in a package, and what lies in them as base64 becomes parts.
 */
final class FlatOffice implements XmlWatcher {

    private static final int HEAD = 8192;
    /** How much base64 is gathered before it is turned into bytes; whole groups of four. */
    private static final int PIECE = 1 << 14;

    private static final int MSO_HEADER = 50;
    private static final String PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage";
    private static final String WORD = "http://schemas.microsoft.com/office/word/2003/wordml";
    private static final String SHEETS = "urn:schemas-microsoft-com:office:spreadsheet";

    private final Part part;
    private final Opening opening;
    private final XmlWatcher words;
    private final StringBuilder digits = new StringBuilder();
    private String name = "";
    private Optional<Path> file = Optional.empty();
    private Optional<OutputStream> out = Optional.empty();
    private boolean early;
    private boolean hiddenRow;
    private boolean inData;
    private boolean inVisible;

    private FlatOffice(Part part, Opening opening, boolean words) {
        this.part = part;
        this.opening = opening;
        this.words = words ? new WordSigns(part, opening, "text") : XmlWatcher.NONE;
    }

    /** What watches such a file; nothing when it is another kind of XML. */
    static XmlWatcher of(Part part, Opening opening) throws IOException {
        String head = new String(part.bytes().head(HEAD), StandardCharsets.ISO_8859_1);
        boolean words = head.contains(PACKAGE) || head.contains(WORD);
        return words || head.contains(SHEETS) ? new FlatOffice(part, opening, words) : XmlWatcher.NONE;
    }

    @Override
    public void start(XMLStreamReader xml, String element) throws IOException {
        words.start(xml, element);
        switch (element) {
            case "part" -> name = PackageMap.attribute(xml, "name");
            case "binData" -> begin(PackageMap.attribute(xml, "name"), true);
            case "binaryData" -> begin(name, false);
            case "annotation" -> annotation(PackageMap.attribute(xml, "type"));
            case "Comment" -> opening.saw(Hiding.COMMENT, part, "comments");
            case "Row" -> hiddenRow = PackageMap.attribute(xml, "Hidden").equals("1");
            case "Column" -> {
                if (PackageMap.attribute(xml, "Hidden").equals("1")) {
                    opening.saw(Hiding.HIDDEN_COLUMNS, part, "sheets");
                }
            }
            case "Data" -> inData = true;
            case "Visible" -> inVisible = true;
            default -> {}
        }
    }

    private void annotation(String type) {
        switch (type) {
            case "Word.Comment" -> opening.saw(Hiding.COMMENT, part, "comments");
            case "Word.Deletion" -> opening.saw(Hiding.TRACKED_CHANGE, part, "text");
            case "Word.Insertion" -> opening.saw(Hiding.INSERTED_CHANGE, part, "text");
            default -> {}
        }
    }

    private void begin(String of, boolean ofWord2003) throws IOException {
        name = of;
        early = ofWord2003;
        digits.setLength(0);
        Path scratch = opening.scratch();
        file = Optional.of(scratch);
        out = Optional.of(new BufferedOutputStream(Files.newOutputStream(scratch)));
    }

    @Override
    public void text(String characters) throws IOException {
        words.text(characters);
        if (out.isPresent()) {
            gather(characters);
        } else if (hiddenRow && inData && !characters.isBlank()) {
            opening.saw(Hiding.HIDDEN_ROWS, part, "sheets");
        } else if (inVisible && (characters.contains("SheetHidden") || characters.contains("SheetVeryHidden"))) {
            opening.saw(Hiding.HIDDEN_SHEET, part, "sheets");
        }
    }

    private void gather(String characters) throws IOException {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            boolean sign = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
            if (sign) {
                digits.append(c);
            }
            if (digits.length() == PIECE) {
                decode();
            }
        }
    }

    private void decode() throws IOException {
        // A lone sign at the end is no byte.
        digits.setLength(digits.length() % 4 == 1 ? digits.length() - 1 : digits.length());
        if (out.isPresent()) {
            out.get().write(Base64.getMimeDecoder().decode(digits.toString().getBytes(StandardCharsets.ISO_8859_1)));
        }
        digits.setLength(0);
    }

    @Override
    public void end(String element) throws IOException {
        words.end(element);
        switch (element) {
            case "binData", "binaryData" -> over();
            case "Data" -> inData = false;
            case "Row" -> hiddenRow = false;
            case "Visible" -> inVisible = false;
            default -> {}
        }
    }

    private void over() throws IOException {
        decode();
        if (out.isPresent() && file.isPresent()) {
            out.get().close();
            embed(Bytes.of(file.get()));
        }
        out = Optional.empty();
    }

    private void embed(Bytes bytes) throws IOException {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        boolean object = early
                ? !lower.equals("editdata.mso") && !PackageOpener.isPicture(lower)
                : PackageOpener.roleOf(name.replaceFirst("^/", ""), bytes.size()) == Part.Role.EMBEDDED;
        if (object) {
            opening.saw(Hiding.EMBEDDED_FILE, part, name);
        }
        if (lower.endsWith("vbaproject.bin") || lower.equals("editdata.mso")) {
            opening.saw(Action.MACRO, part, "macros");
        }
        opening.embed(part, name, object ? Part.Role.EMBEDDED : Part.Role.COMPONENT, unwrapped(bytes));
    }

    /** Word 2003 packs containers behind a header of its own. */
    private Bytes unwrapped(Bytes bytes) throws IOException {
        boolean wrapped = new String(bytes.head(10), StandardCharsets.ISO_8859_1).equals("ActiveMime");
        if (!wrapped || bytes.size() <= MSO_HEADER) {
            return bytes;
        }
        try (InputStream in = new InflaterInputStream(bytes.open(MSO_HEADER))) {
            return opening.unpack(in, bytes.size());
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return bytes;
        }
    }

    @Override
    public void finish() throws IOException {
        words.finish();
        over();
    }
}
