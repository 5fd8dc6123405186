package dk.sluse.screening;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;

/** Texts at places of a figure 600 wide and 400 high, which several formats can hold. */
final class PlacedText {

    /** A text and the place at which it begins; heights count downwards. */
    private record Text(String said, int x, int y, boolean turned) {}

    private static final int HEIGHT = 400;

    private final List<Text> texts = new ArrayList<>();

    PlacedText at(int x, int y, Object said) {
        texts.add(new Text(said.toString(), x, y, false));
        return this;
    }

    PlacedText turned(int x, int y, String said) {
        texts.add(new Text(said, x, y, true));
        return this;
    }

    /** Texts beside each other. */
    PlacedText row(int x, int y, int step, Object... said) {
        for (int i = 0; i < said.length; i++) {
            at(x + i * step, y, said[i]);
        }
        return this;
    }

    /** Texts below each other. */
    PlacedText column(int x, int y, int step, Object... said) {
        for (int i = 0; i < said.length; i++) {
            at(x, y + i * step, said[i]);
        }
        return this;
    }

    Path svg(Samples samples) {
        return samples.text("f.svg", drawing());
    }

    Path html(Samples samples) {
        return samples.text("f.html", "<html><body><h1>Results</h1>" + drawing() + "</body></html>");
    }

    private String drawing() {
        StringBuilder svg =
                new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"400\">");
        for (Text text : texts) {
            String turn = text.turned() ? " transform=\"rotate(-90 " + text.x() + " " + text.y() + ")\"" : "";
            svg.append("<text style=\"font-size:10px\" x=\"%d\" y=\"%d\"%s>%s</text>"
                    .formatted(text.x(), text.y(), turn, text.said().replace("<", "&lt;")));
        }
        return svg.append("</svg>").toString();
    }

    Path pdf(Samples samples) {
        return samples.pdf("f.pdf", document -> {
            try (PDPageContentStream page = new PDPageContentStream(document, document.getPage(0))) {
                page.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                for (Text text : texts) {
                    page.beginText();
                    page.setTextMatrix(
                            text.turned()
                                    ? Matrix.getRotateInstance(Math.PI / 2, text.x(), HEIGHT - text.y())
                                    : Matrix.getTranslateInstance(text.x(), HEIGHT - text.y()));
                    page.showText(text.said());
                    page.endText();
                }
            }
        });
    }

    Path pptx(Samples samples) {
        return samples.pptx("f.pptx", show -> {
            var slide = show.createSlide();
            for (Text text : texts) {
                var box = slide.createTextBox();
                box.setAnchor(new Rectangle(text.x(), text.y(), 60, 12));
                box.setText(text.said()).setFontSize(10.0);
                box.setRotation(text.turned() ? 270 : 0);
            }
        });
    }

    /** As every format that may be told where texts stand. */
    Map<String, Path> all(Samples samples) {
        return Map.of("svg", svg(samples), "html", html(samples), "pdf", pdf(samples), "pptx", pptx(samples));
    }
}
