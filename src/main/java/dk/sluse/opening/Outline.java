package dk.sluse.opening;

/** The shape of a path that is drawn: its box, and of how many lines and curves it is made. */
final class Outline implements PathSteps.Pen {

    private static final int LONGEST_PATH = 2000;
    private static final double ROUND = 0.6;
    private static final int MOST_CURVES = 16;
    private static final int MOST_LINES = 5;
    /** Where on a curve it is farthest out, to within a few percent. */
    private static final double[] SWINGS = {0.25, 0.5, 0.75};

    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = -Double.MAX_VALUE;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private boolean lifted = true;
    private int starts;
    private int lines;
    private int curves;
    private int rightward;
    private int leftward;

    /** The outline that an SVG path describes; a long one is no mark and left unread. */
    static Outline ofPath(String description) {
        Outline outline = new Outline();
        if (description.length() <= LONGEST_PATH) {
            PathSteps.read(description, outline);
        } else {
            outline.starts = Integer.MAX_VALUE;
        }
        return outline;
    }

    static Outline ofBox(double x, double y, double width, double height) {
        Outline outline = new Outline();
        outline.move(x, y);
        outline.line(x + width, y);
        outline.line(x + width, y + height);
        outline.line(x, y + height);
        outline.close();
        return outline;
    }

    static Outline ofCircle(double x, double y, double radiusX, double radiusY) {
        Outline outline = new Outline();
        outline.move(x - radiusX, y - radiusY);
        outline.curve(x + radiusX, y + radiusY);
        outline.curves = 4;
        return outline;
    }

    /** The pen is set down; without a line from here, as Cairo ends each closed path, nothing begins. */
    void move(double toX, double toY) {
        lifted = true;
        startX = toX;
        startY = toY;
        x = toX;
        y = toY;
    }

    void line(double toX, double toY) {
        begin();
        lines++;
        rightward += toX > x ? 1 : 0;
        leftward += toX < x ? 1 : 0;
        reach(toX, toY);
    }

    private void begin() {
        if (lifted) {
            lifted = false;
            starts++;
            reach(x, y);
        }
    }

    /** A curve to a point; how far it swings out beside its ends is not told. */
    void curve(double toX, double toY) {
        begin();
        curves++;
        reach(toX, toY);
    }

    /** A curve drawn towards two points and to a third: of two half circles, both ends lie on one height. */
    void curve(double firstX, double firstY, double secondX, double secondY, double toX, double toY) {
        begin();
        double fromX = x;
        double fromY = y;
        for (double at : SWINGS) {
            reach(bent(at, fromX, firstX, secondX, toX), bent(at, fromY, firstY, secondY, toY));
        }
        curve(toX, toY);
    }

    private static double bent(double at, double from, double first, double second, double to) {
        double left = 1 - at;
        return left * left * left * from
                + 3 * left * left * at * first
                + 3 * left * at * at * second
                + at * at * at * to;
    }

    @Override
    public void close() {
        if (Math.abs(x - startX) + Math.abs(y - startY) > 1e-6) {
            lines++;
        }
        x = startX;
        y = startY;
    }

    private void reach(double toX, double toY) {
        x = toX;
        y = toY;
        left = Math.min(left, toX);
        right = Math.max(right, toX);
        top = Math.min(top, toY);
        bottom = Math.max(bottom, toY);
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double width() {
        return Math.max(0, right - left);
    }

    double height() {
        return Math.max(0, bottom - top);
    }

    /** A disc, square, triangle, diamond or cross, as wide as high; letters have more to them. */
    boolean isMark() {
        double ratio = width() / Math.max(1e-9, height());
        boolean even = ratio > ROUND && ratio < 1 / ROUND;
        boolean disc = starts == 1 && curves >= 2 && curves <= MOST_CURVES && lines <= 1;
        boolean polygon = starts == 1 && curves == 0 && lines >= 3 && lines <= MOST_LINES;
        boolean cross = starts == 2 && curves == 0 && lines == 2;
        return even && (disc || polygon || cross);
    }

    /** One straight line from one point to another. */
    boolean isStroke() {
        return starts == 1 && curves == 0 && lines == 1;
    }

    /** A broken line that goes on to one side. */
    boolean isTrail() {
        return starts == 1 && curves == 0 && lines >= 2 && (rightward == lines || leftward == lines);
    }

    /** An upright box. */
    boolean isBox() {
        return starts == 1 && curves == 0 && (lines == 3 || lines == 4) && width() > 0 && height() > 0;
    }

    @Override
    public void step(char command, double[] values, int count) {
        boolean relative = Character.isLowerCase(command);
        double toX = (relative ? x : 0) + values[Math.max(0, count - 2)];
        double toY = (relative ? y : 0) + values[count - 1];
        switch (Character.toUpperCase(command)) {
            case 'M' -> move(toX, toY);
            case 'L' -> line(toX, toY);
            case 'H' -> line((relative ? x : 0) + values[0], y);
            case 'V' -> line(x, toY);
            case 'A' -> {
                // Half circles end where they began to swing; their radius tells how far.
                if (Math.abs(y - toY) < values[1]) {
                    reach((x + toX) / 2, Math.min(y, toY) - values[1]);
                    reach((x + toX) / 2, Math.max(y, toY) + values[1]);
                }
                curve(toX, toY);
            }
            case 'C' ->
                curve(
                        (relative ? x : 0) + values[0],
                        (relative ? y : 0) + values[1],
                        (relative ? x : 0) + values[2],
                        (relative ? y : 0) + values[3],
                        toX,
                        toY);
            default -> curve(toX, toY);
        }
    }
}
