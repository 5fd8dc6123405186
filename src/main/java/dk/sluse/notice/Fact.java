package dk.sluse.notice;

import java.util.List;
import java.util.Map;

/**
 * One thing a template may name.
 *
 * @param name as in {@code {{name}}}
 * @param shape what it looks like in the mail
 * @param required whether a notice must bring it
 */
record Fact(String name, Shape shape, boolean required) {

    /** What a fact looks like in the mail. */
    sealed interface Shape {
        /** What a template check writes in its place. */
        Object sample();
    }

    /** A word, a number, a date or a sentence, on one line. */
    record Line() implements Shape {
        @Override
        public Object sample() {
            return "sample";
        }
    }

    /** What somebody wrote, line by line behind {@code >}, so that it cannot be taken for the hub's own words. */
    record Quote() implements Shape {
        @Override
        public Object sample() {
            return "> sample";
        }
    }

    /** Yes or no: opens a section. */
    record Flag() implements Shape {
        @Override
        public Object sample() {
            return true;
        }
    }

    /** Lines one by one: a section that writes {@code {{.}}}. */
    record Lines() implements Shape {
        @Override
        public Object sample() {
            return List.of("sample");
        }
    }

    /** Things one by one: a section that names the fields of each. */
    record Items(List<Fact> fields) implements Shape {
        @Override
        public Object sample() {
            return List.of(Facts.samples(fields, Map.of()));
        }
    }

    static Fact line(String name) {
        return new Fact(name, new Line(), true);
    }

    static Fact quote(String name) {
        return new Fact(name, new Quote(), true);
    }

    static Fact flag(String name) {
        return new Fact(name, new Flag(), true);
    }

    static Fact lines(String name) {
        return new Fact(name, new Lines(), true);
    }

    static Fact items(String name, Fact... fields) {
        return new Fact(name, new Items(List.of(fields)), true);
    }

    /** The same fact, which a notice may leave out; a template names it inside a section of its own name. */
    Fact orNone() {
        return new Fact(name, shape, false);
    }
}
