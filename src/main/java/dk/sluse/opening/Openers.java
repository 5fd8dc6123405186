package dk.sluse.opening;

import dk.sluse.document.FileType;

/** Which opener reads which type. */
final class Openers {

    private static final Opener PACKAGE = new PackageOpener();
    private static final Opener OLE = new OleOpener();
    private static final Opener MARKUP = new MarkupOpener();
    private static final Opener IMAGE = new ImageOpener();
    private static final Opener PACKED = new PackedOpener();

    private Openers() {}

    static Opener of(FileType type) {
        return switch (type) {
            case XLSX, XLSM, XLSB, DOCX, DOCM, PPTX, PPTM, OOXML -> PACKAGE;
            case ZIP -> new ZipOpener();
            case XLS, DOC, PPT, OLE -> OLE;
            case PDF -> new PdfOpener();
            case RTF -> new RtfOpener();
            case HTML, SVG, XML -> MARKUP;
            case PNG, JPEG, GIF, BMP, TIFF -> IMAGE;
            case EMF -> new EmfOpener();
            case WMF -> new WmfOpener();
            case GZIP, BZIP2, XZ -> PACKED;
            case TEXT -> new TextOpener();
            case EMPTY -> (part, opening) -> {};
            case RAW_GENOMIC, UNKNOWN -> Debris::of;
        };
    }
}
