package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Marks;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * The values a chart keeps of the sheet it was drawn from, laid out as a table: the names of the series in the first row,
 * their values below, the categories to the left. A scatter chart's points have two columns each.
 */
final class ChartCaches {

    private static final Set<String> CACHES = Set.of("strCache", "numCache", "multiLvlStrCache", "strLit", "numLit");
    private static final Set<String> ROLES = Set.of("tx", "cat", "val", "xVal", "yVal", "bubbleSize");
    private static final Set<String> DIMENSIONS = Set.of("strDim", "numDim");
    private static final Set<String> OF_POINTS = Set.of("scatterChart", "bubbleChart");
    private static final Set<String> OF_OBSERVATIONS = Set.of("boxWhisker");

    private final Part part;
    private final Opening opening;
    private final String where;
    private final StringBuilder text = new StringBuilder();
    private final ChartWords words = new ChartWords();
    private boolean ofPoints;
    private boolean inCache;
    private boolean inPoint;
    private String role = "";
    private int series;
    private int row;
    private int dimensions;
    private int points;
    private int mostPoints;
    private int mostValues;

    ChartCaches(Part part, Opening opening, String where) {
        this.part = part;
        this.opening = opening;
        this.where = where;
    }

    void start(XMLStreamReader xml, String name) {
        words.start(name);
        if (OF_POINTS.contains(name)) {
            ofPoints = true;
        } else if (name.endsWith("Chart")) {
            ofPoints = false;
        } else if (name.equals("ser")) {
            series++;
            role = "";
        } else if (series > 0 && ROLES.contains(name)) {
            role = name;
        } else if (CACHES.contains(name) && (series > 0 || part.type().isPackage())) {
            inCache = true;
            points = 0;
        } else if (DIMENSIONS.contains(name)) {
            inCache = true;
            role = name;
            dimensions++;
            points = 0;
        } else if (inCache && name.equals("pt")) {
            inPoint = true;
            row = number(PackageMap.attribute(xml, "idx")) + 2;
            text.setLength(0);
        } else if (name.equals("binning")
                || (name.equals("series") && OF_OBSERVATIONS.contains(PackageMap.attribute(xml, "layoutId")))) {
            // Boxes and histograms of the newer kind are drawn from every single observation.
            mostPoints = Math.max(mostPoints, mostValues);
        }
    }

    /** Whether the characters are a cached value's. */
    boolean text(String characters) {
        if (!inPoint) {
            words.title(characters);
        }
        if (inPoint && text.length() < Lines.LONGEST) {
            text.append(characters);
        }
        return inPoint;
    }

    /** Whether a cached value ends here. */
    boolean end(String name) throws IOException {
        words.end(name);
        if (inCache && (CACHES.contains(name) || DIMENSIONS.contains(name))) {
            inCache = false;
        }
        if (!inPoint || !name.equals("pt")) {
            return false;
        }
        inPoint = false;
        points++;
        count();
        value(text.toString().strip());
        return true;
    }

    private void count() {
        switch (role) {
            case "yVal" -> mostPoints = Math.max(mostPoints, points);
            case "val", "numDim" -> mostValues = Math.max(mostValues, points);
            default -> {}
        }
    }

    private void value(String value) throws IOException {
        int at = role.equals("tx") ? 1 : row;
        if (Numbers.isNumber(value)) {
            opening.number(part, where, at, column(), false, Numbers.plain(value));
            if (role.equals("val") || role.equals("numDim")) {
                words.value(Numbers.plain(value));
            }
        } else {
            opening.cell(part, where, at, column(), false, value);
            if (role.equals("tx")) {
                words.name(value);
            }
        }
    }

    private int column() {
        int perSeries = ofPoints ? 2 : 1;
        int last = 1 + perSeries * series;
        return switch (role) {
            case "strDim", "numDim" -> dimensions;
            case "cat" -> series == 1 ? 1 : 1000 + series;
            case "xVal" -> last - 1;
            case "bubbleSize" -> 1000 + series;
            default -> Math.max(1, last);
        };
    }

    /** Tells how many points and values the chart's longest series has. */
    void finish() {
        opening.drawn(Marks.Kind.CHART_POINTS, part, where, mostPoints);
        opening.drawn(Marks.Kind.CHART_VALUES, part, where, mostValues);
        words.tell(part, where, opening);
    }

    private static int number(String digits) {
        try {
            return Math.max(0, Math.min(1 << 20, Integer.parseInt(digits)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
