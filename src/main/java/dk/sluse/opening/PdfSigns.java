package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What a PDF's dictionaries say of notes, attachments, layers, forms, scripts and actions. */
final class PdfSigns {

    private static final Set<String> REMARKS =
            Set.of("Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Stamp", "Ink");
    private static final Set<String> PERSONAL = Set.of("Author", "Manager");
    private static final COSName JS = COSName.getPDFName("JS");
    private static final COSName FILE_SPEC = COSName.getPDFName("EF");

    private final Part part;
    private final Opening opening;
    private final Map<COSBase, String> attached = new HashMap<>();
    private final Map<COSBase, String> pageOf = new HashMap<>();

    PdfSigns(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    void read(PDDocument pdf) {
        int number = 1;
        for (PDPage page : pdf.getPages()) {
            String where = "page " + number++;
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (int i = 0; i < annotations.size(); i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation) {
                        annotation(annotation, where);
                    }
                }
            }
        }
        layers(pdf.getDocumentCatalog().getCOSObject());
        COSDictionary information = pdf.getDocumentInformation().getCOSObject();
        for (String name : PERSONAL) {
            if (information.getString(name, "").length() > 1) {
                opening.saw(Hiding.PERSON_NAME, part, "");
            }
        }
    }

    private void annotation(COSDictionary annotation, String where) {
        pageOf.put(annotation, where);
        String subtype = annotation.getNameAsString(COSName.SUBTYPE, "");
        boolean says = !annotation.getString(COSName.CONTENTS, "").isBlank();
        if (REMARKS.contains(subtype) && (says || subtype.equals("FreeText"))) {
            opening.saw(Hiding.ANNOTATION, part, where);
        } else if (subtype.equals("Widget") && annotation.getDictionaryObject(COSName.V) instanceof COSString) {
            opening.saw(Hiding.FORM_VALUES, part, "", where, 1);
        } else if (Set.of("RichMedia", "Movie", "Sound", "Screen", "3D").contains(subtype)) {
            opening.saw(Action.EMBEDDED_OBJECT, part, where);
        }
    }

    private void layers(COSDictionary catalog) {
        COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
        COSDictionary settings = properties == null ? null : properties.getCOSDictionary(COSName.D);
        if (settings == null) {
            return;
        }
        boolean off = COSName.OFF.equals(settings.getCOSName(COSName.BASE_STATE));
        COSArray listed = settings.getCOSArray(off ? COSName.ON : COSName.OFF);
        COSArray all = properties.getCOSArray(COSName.OCGS);
        int count = listed == null ? 0 : listed.size();
        int hidden = off ? (all == null ? 0 : all.size()) - count : count;
        opening.saw(Hiding.HIDDEN_LAYER, part, "layers", "layers", Math.max(0, hidden));
    }

    /** A dictionary met anywhere in the file. */
    void dictionary(COSDictionary dictionary) {
        String where = Optional.ofNullable(pageOf.get(dictionary)).orElse("");
        switch (dictionary.getNameAsString(COSName.S, "")) {
            case "JavaScript" -> opening.saw(Action.SCRIPT, part, "", where, 1);
            case "Launch" -> opening.saw(Action.LAUNCH, part, "", where, 1);
            case "GoToR", "GoToE" -> opening.saw(Action.EXTERNAL_LINK, part, "", where, 1);
            case "SubmitForm", "ImportData" -> opening.saw(Action.SUBMIT, part, "", where, 1);
            default -> {
                if (dictionary.containsKey(JS) && !dictionary.containsKey(COSName.TYPE)) {
                    opening.saw(Action.SCRIPT, part, "", where, 1);
                }
            }
        }
        if (dictionary.getDictionaryObject(FILE_SPEC) instanceof COSDictionary files) {
            String name = dictionary.getString(COSName.UF, dictionary.getString(COSName.F, "attachment"));
            for (COSName key : List.copyOf(files.keySet())) {
                attached.putIfAbsent(files.getDictionaryObject(key), name);
            }
        }
        if (dictionary.getDictionaryObject(COSName.XFA) != null) {
            opening.saw(Hiding.FORM_VALUES, part, "", "form", 1);
        }
    }

    /** The name that a file inside goes by, when it is one. */
    Optional<String> attachment(COSStream stream) throws IOException {
        String name = attached.get(stream);
        boolean embedded = COSName.EMBEDDED_FILE.equals(stream.getCOSName(COSName.TYPE));
        return name == null && !embedded
                ? Optional.empty()
                : Optional.of(
                        Optional.ofNullable(name).filter(n -> !n.isBlank()).orElse("attachment"));
    }

    /** Looks at a value and at the direct values in it. */
    void look(COSBase base, int depth) {
        if (depth == 0 || base instanceof COSObject) {
            return;
        }
        if (base instanceof COSDictionary dictionary) {
            dictionary(dictionary);
            dictionary.getValues().forEach(value -> look(value, depth - 1));
        } else if (base instanceof COSArray array) {
            array.forEach(value -> look(value, depth - 1));
        }
    }
}
