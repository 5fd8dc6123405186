package dk.sluse.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file truly is, by its content, and the endings of table 1 (R57) that may carry it. */
public enum FileType {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    XLSM("application/vnd.ms-excel.sheet.macroenabled.12", "xlsm"),
    XLSB("application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    XLS("application/vnd.ms-excel", "xls", "xlm"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    DOCM("application/vnd.ms-word.document.macroenabled.12"),
    DOC("application/msword", "doc"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    PPTM("application/vnd.ms-powerpoint.presentation.macroenabled.12", "pptm"),
    PPT("application/vnd.ms-powerpoint", "ppt"),
    OOXML("application/x-tika-ooxml"),
    OLE("application/x-ole-storage"),
    PDF("application/pdf", "pdf"),
    RTF("application/rtf", "rtf"),
    HTML("text/html", "htm", "html"),
    SVG("image/svg+xml", "svg", "xml"),
    XML("application/xml", "xml"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    TIFF("image/tiff", "tif", "tiff"),
    GIF("image/gif", "gif"),
    BMP("image/bmp", "bmp"),
    /** Windows' own drawings; they come in other files, and table 1 has no ending for them. */
    EMF("image/emf"),
    WMF("image/wmf"),
    TEXT("text/plain", "txt", "tab", "log", "r", "py"),
    EMPTY("application/x-empty", "txt", "tab", "log", "r", "py"),
    ZIP("application/zip"),
    GZIP("application/gzip"),
    BZIP2("application/x-bzip2"),
    XZ("application/x-xz"),
    RAW_GENOMIC("application/x-raw-genomic"),
    UNKNOWN(Facts.UNKNOWN);

    private final String media;

    private final List<String> endings;

    FileType(String media, String... endings) {
        this.media = media;
        this.endings = List.of(endings);
    }

    /** Its media type. */
    public String media() {
        return media;
    }

    /** Whether table 1 has an ending for it. */
    public boolean isAllowed() {
        return !endings.isEmpty();
    }

    /** Whether a file of this type may have this ending, in lower case. */
    public boolean fits(String ending) {
        // A page, a drawing or a data file of XML is also a readable text.
        boolean textual = this == HTML || this == SVG || this == XML;
        return endings.contains(ending) || (textual && TEXT.endings.contains(ending));
    }

    /** Whether table 1 names this ending, in lower case. */
    public static boolean isEnding(String ending) {
        return List.of(values()).stream().anyMatch(type -> type.endings.contains(ending));
    }

    public boolean isPackage() {
        return switch (this) {
            case XLSX, XLSM, XLSB, DOCX, DOCM, PPTX, PPTM, OOXML -> true;
            default -> false;
        };
    }

    public boolean isImage() {
        return switch (this) {
            case PNG, JPEG, TIFF, GIF, BMP -> true;
            default -> false;
        };
    }

    /** The ending of a file's name in lower case, when it has one. */
    public static Optional<String> endingOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
