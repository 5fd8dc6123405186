package dk.sluse.recognition;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A shape that may be a letter, and where it stands.
 *
 * @param shape its outline, which letters of a kind share
 * @param at brings it onto the drawing, whose heights count downwards
 * @param look what it looks like
 * @param font what the drawing calls its font, in one size and turn; empty when it does not tell
 */
public record Letter(Path2D shape, AffineTransform at, Look look, String font) {

    /** What a shape looks like. */
    public enum Look {
        /** The drawing itself says that it is a letter, and its pen stands at the origin of its outline. */
        NAMED,
        /** It has the strokes of one. */
        WRITTEN,
        /** An upright box, as hyphens and some letters are. */
        PLAIN,
        /** A dot, or a point of a plot. */
        DOT
    }

    /** Whether it is no mere dot or box. */
    boolean isSure() {
        return look == Look.NAMED || look == Look.WRITTEN;
    }

    /** How far it is turned, in radians. */
    double turn() {
        return Math.atan2(at.getShearY(), at.getScaleX());
    }

    double penX() {
        return at.getTranslateX();
    }

    double penY() {
        return at.getTranslateY();
    }

    Shape on(AffineTransform further) {
        AffineTransform whole = new AffineTransform(further);
        whole.concatenate(at);
        return whole.createTransformedShape(shape);
    }

    Rectangle2D box(AffineTransform further) {
        return on(further).getBounds2D();
    }
}
