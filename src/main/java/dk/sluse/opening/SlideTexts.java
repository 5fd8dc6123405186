package dk.sluse.opening;

import dk.sluse.document.Drawing;
import dk.sluse.document.Part;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a slide's shapes where they stand, as figures are made of them; how wide they are is guessed. Shapes that take
 * their place from the slide's layout are left out.
 */
final class SlideTexts {

    private static final int MOST = 3_000;
    private static final int LONGEST = 200;
    private static final double LETTER = 0.55;
    /** Lengths in EMU, 12,700 of them a point. */
    private static final double POINT = 12_700;

    private static final double USUAL_SIZE = 18 * POINT;
    private static final double QUARTER = 5_400_000;

    private final List<Drawing.Word> words = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private boolean inText;
    private boolean placed;
    private boolean turned;
    private boolean centered;
    private double left;
    private double top;
    private double width;
    private double height;
    private double size;

    void start(XMLStreamReader xml, String name) {
        switch (name) {
            case "sp" -> {
                placed = false;
                turned = false;
                centered = false;
                size = USUAL_SIZE;
                lines.clear();
            }
            case "xfrm" -> turned = Math.abs(SvgMarks.number(of(xml), "rot")) % (2 * QUARTER) >= QUARTER / 2;
            case "off" -> {
                left = SvgMarks.number(of(xml), "x");
                top = SvgMarks.number(of(xml), "y");
                placed = true;
            }
            case "ext" -> {
                if (!PackageMap.attribute(xml, "cx").isEmpty()) {
                    width = SvgMarks.number(of(xml), "cx");
                    height = SvgMarks.number(of(xml), "cy");
                }
            }
            case "pPr" -> centered |= PackageMap.attribute(xml, "algn").equals("ctr");
            case "rPr" -> {
                double points = SvgMarks.number(of(xml), "sz");
                size = points > 0 ? points / 100 * POINT : size;
            }
            case "t" -> inText = true;
            default -> {}
        }
    }

    private static java.util.function.UnaryOperator<String> of(XMLStreamReader xml) {
        return attribute -> PackageMap.attribute(xml, attribute);
    }

    void text(String characters) {
        if (inText && line.length() < LONGEST) {
            line.append(characters);
        }
    }

    void end(String name) {
        switch (name) {
            case "t" -> inText = false;
            case "p", "br" -> {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            case "sp" -> say();
            default -> {}
        }
    }

    private void say() {
        for (int i = 0; placed && i < lines.size() && words.size() <= MOST; i++) {
            String text = lines.get(i);
            double wide = text.length() * size * LETTER;
            double from = centered ? left + (width - wide) / 2 : left;
            double middle = top + height / 2 + (i - (lines.size() - 1) / 2.0) * size * 1.2;
            if (!text.isEmpty()) {
                words.add(new Drawing.Word(text, from, from + wide, middle, size, turned));
            }
        }
        lines.clear();
        placed = false;
    }

    void tell(Part part, String where, Opening opening) {
        opening.drawings().add(part, where, words);
    }
}
