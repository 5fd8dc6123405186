package dk.sluse.notice;

import dk.sluse.notice.Fact.Flag;
import dk.sluse.notice.Fact.Items;
import dk.sluse.notice.Fact.Line;
import dk.sluse.notice.Fact.Lines;
import dk.sluse.notice.Fact.Quote;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import dk.sluse.wording.Printable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a notice's facts ready for a template in one language: printable, masked, and of the declared shape. A fact that
 * is missing, of another shape or not declared is a fault of the program, told with the template's and the fact's name.
 */
final class Facts {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_QUOTE = 20_000;

    private final String template;
    private final Language language;

    private Facts(String template, Language language) {
        this.template = template;
        this.language = language;
    }

    /** The facts of a notice, in a language. */
    static Map<String, Object> ready(Template template, Map<String, Object> facts, Language language) {
        return new Facts(template.id(), language).readyAll(template.facts(), facts);
    }

    /** A sample of every fact; what {@code known} gives takes precedence. */
    static Map<String, Object> samples(List<Fact> declared, Map<String, Object> known) {
        Map<String, Object> samples = new LinkedHashMap<>();
        declared.forEach(fact -> samples.put(fact.name(), fact.shape().sample()));
        samples.putAll(known);
        return samples;
    }

    private Map<String, Object> readyAll(List<Fact> declared, Map<?, ?> given) {
        refuseUndeclared(declared, given);
        Map<String, Object> ready = new LinkedHashMap<>();
        for (Fact fact : declared) {
            Optional<?> value = given(given, fact);
            if (value.isPresent()) {
                ready.put(fact.name(), shaped(fact, value.get()));
            } else if (fact.required()) {
                throw new IllegalArgumentException("The mail " + template + " needs the fact " + fact.name());
            } else {
                ready.put(fact.name(), false);
            }
        }
        return ready;
    }

    private void refuseUndeclared(List<Fact> declared, Map<?, ?> given) {
        Set<String> names = declared.stream().map(Fact::name).collect(Collectors.toSet());
        for (Object name : given.keySet()) {
            if (!(name instanceof String known && names.contains(known))) {
                throw new IllegalArgumentException("The mail " + template + " knows no fact " + name);
            }
        }
    }

    private static Optional<?> given(Map<?, ?> given, Fact fact) {
        Object value = given.get(fact.name());
        return value instanceof Optional<?> maybe ? maybe : Optional.ofNullable(value);
    }

    private Object shaped(Fact fact, Object value) {
        if (fact.shape() instanceof Flag && value instanceof Boolean) {
            return value;
        }
        if (fact.shape() instanceof Line) {
            return line(fact, value);
        }
        if (fact.shape() instanceof Quote) {
            return quote(text(fact, value));
        }
        if (fact.shape() instanceof Lines && value instanceof Collection<?> lines) {
            return lines.stream().map(line -> line(fact, line)).toList();
        }
        if (fact.shape() instanceof Items items && value instanceof Collection<?> things) {
            return things.stream().map(thing -> item(fact, items, thing)).toList();
        }
        throw wrongShape(fact);
    }

    private Map<String, Object> item(Fact fact, Items items, Object thing) {
        if (thing instanceof Map<?, ?> fields) {
            return readyAll(items.fields(), fields);
        }
        throw wrongShape(fact);
    }

    private String line(Fact fact, Object value) {
        String oneLine = text(fact, value).lines().map(String::strip).collect(Collectors.joining(" "));
        return Printable.of(Masking.mask(oneLine.replace('\t', ' ')), LONGEST_LINE);
    }

    private static String quote(String text) {
        String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + " …";
        return Printable.lines(Masking.mask(cut)).lines().map(l -> "> " + l).collect(Collectors.joining("\n"));
    }

    private String text(Fact fact, Object value) {
        if (value instanceof Phrase phrase) {
            return language.of(phrase);
        }
        if (value instanceof LocalDate day) {
            return language.day(day);
        }
        if (value instanceof Instant moment) {
            return language.moment(moment);
        }
        if (value instanceof CharSequence || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw wrongShape(fact);
    }

    private IllegalArgumentException wrongShape(Fact fact) {
        return new IllegalArgumentException("The mail " + template + " cannot write its fact " + fact.name() + " as a "
                + fact.shape().getClass().getSimpleName());
    }
}
