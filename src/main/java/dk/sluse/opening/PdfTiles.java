package dk.sluse.opening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.util.Matrix;

/** What patterns lay out as tiles on a PDF's pages, each looked into once: reading a page's text does not come past it. */
final class PdfTiles {

    private static final int DEEPEST = 8;

    private final PdfPictures pictures;
    private final Set<COSBase> entered = new HashSet<>();

    PdfTiles(PdfPictures pictures) {
        this.pictures = pictures;
    }

    /** A colour is set; the last operand may name a pattern. */
    void colour(List<COSBase> operands, PDResources resources) throws IOException {
        colour(operands, resources, 0);
    }

    private void colour(List<COSBase> operands, PDResources resources, int depth) throws IOException {
        Optional<COSStream> stream = named(operands, resources, COSName.PATTERN);
        if (stream.isPresent() && entered.add(stream.get())) {
            PDTilingPattern pattern = new PDTilingPattern(stream.get(), null);
            walk(pattern, pattern.getResources(), depth);
        }
    }

    private static Optional<COSStream> named(List<COSBase> operands, PDResources resources, COSName kind) {
        if (resources == null
                || operands.isEmpty()
                || !(operands.get(operands.size() - 1) instanceof COSName name)
                || !(resources.getCOSObject().getDictionaryObject(kind) instanceof COSDictionary all)) {
            return Optional.empty();
        }
        return all.getDictionaryObject(name) instanceof COSStream stream ? Optional.of(stream) : Optional.empty();
    }

    private void walk(PDContentStream content, PDResources resources, int depth) throws IOException {
        if (depth > DEEPEST) {
            pictures.leftOut();
            return;
        }
        PDFStreamParser parser = new PDFStreamParser(content);
        List<COSBase> operands = new ArrayList<>();
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof Operator operator) {
                operator(operator, operands, resources, depth);
                operands.clear();
            } else if (token instanceof COSBase operand) {
                operands.add(operand);
            }
        }
    }

    private void operator(Operator operator, List<COSBase> operands, PDResources resources, int depth)
            throws IOException {
        COSDictionary inline = operator.getImageParameters();
        if (operator.getName().equals("BI") && inline != null && operator.getImageData() != null) {
            pictures.place(inline, new PDInlineImage(inline, operator.getImageData(), resources), new Matrix());
        } else if (operator.getName().equalsIgnoreCase("scn")) {
            colour(operands, resources, depth + 1);
        } else if (operator.getName().equals("Do")) {
            pictures.object(operands, resources, new Matrix());
            form(operands, resources, depth);
        }
    }

    private void form(List<COSBase> operands, PDResources resources, int depth) throws IOException {
        Optional<COSStream> stream = named(operands, resources, COSName.XOBJECT)
                .filter(named -> COSName.FORM.equals(named.getCOSName(COSName.SUBTYPE)));
        if (stream.isPresent() && entered.add(stream.get())) {
            PDFormXObject form = new PDFormXObject(stream.get());
            PDResources own = form.getResources();
            walk(form, own == null ? resources : own, depth + 1);
        }
    }
}
