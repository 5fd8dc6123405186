package dk.sluse.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dk.sluse.notice.TemplateFile.Unusable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks every mail template before a mail depends on it: both languages are there, both parse, both name the same facts,
 * and none that is not known, in every combination of facts that may be absent.
 */
public final class TemplateCheck {

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+)");

    private final Path folder;
    private final List<TemplateFault> faults = new ArrayList<>();

    private TemplateCheck(Path folder) {
        this.folder = folder;
    }

    /** Everything wrong with the templates in a folder that holds {@code da/} and {@code en/}; empty when all is well. */
    public static List<TemplateFault> faults(Path folder) {
        TemplateCheck check = new TemplateCheck(folder);
        for (Template template : Template.values()) {
            check.checkSameFacts(template);
        }
        for (Language language : Language.values()) {
            check.checkNothingElse(language);
        }
        return List.copyOf(check.faults);
    }

    private void checkSameFacts(Template template) {
        Set<String> danish = check(template, Language.DANISH);
        Set<String> english = check(template, Language.ENGLISH);
        Path file = TemplateFile.path(folder, Language.ENGLISH, template);
        if (!danish.isEmpty() && !english.isEmpty() && !danish.equals(english)) {
            Set<String> onlyOnce = new TreeSet<>(danish);
            onlyOnce.addAll(english);
            onlyOnce.removeIf(name -> danish.contains(name) && english.contains(name));
            faults.add(new TemplateFault(
                    file,
                    1,
                    "The Danish and the English text name different facts: " + String.join(", ", onlyOnce),
                    "Say the same in both languages."));
        }
    }

    /** The names a template uses, or none when it cannot be used. */
    private Set<String> check(Template template, Language language) {
        Path file = TemplateFile.path(folder, language, template);
        try {
            TemplateFile strict = TemplateFile.read(file, true);
            tryOut(strict, withLetterhead(Facts.samples(template.facts(), Map.of())));
            TemplateFile lenient = TemplateFile.read(file, false);
            for (Set<String> absent : absences(template.facts())) {
                tryOut(lenient, samples(template.facts(), absent));
            }
            return names(strict);
        } catch (NoSuchFileException e) {
            faults.add(new TemplateFault(file, 1, "The template is missing", "Put it back, or copy the shipped one."));
        } catch (CharacterCodingException e) {
            faults.add(new TemplateFault(file, 1, "The template is not UTF-8", "Save it as UTF-8."));
        } catch (IOException e) {
            faults.add(new TemplateFault(file, 1, "The template cannot be read", "Look at its permissions."));
        } catch (Unusable e) {
            faults.add(
                    new TemplateFault(file, e.line(), e.getMessage(), "Mend the template, or copy the shipped one."));
        }
        return Set.of();
    }

    private static void tryOut(TemplateFile template, Map<String, Object> facts) throws Unusable {
        tryOut(() -> template.subject(facts), 0);
        tryOut(() -> template.body(facts), TemplateFile.HEAD);
    }

    private static void tryOut(Runnable rendering, int before) throws Unusable {
        try {
            rendering.run();
        } catch (MustacheException.Context e) {
            throw new Unusable(before + e.lineNo, "{{" + e.key + "}} is not known at this place");
        } catch (MustacheException e) {
            throw new Unusable(before + lineIn(e), String.valueOf(e.getMessage()));
        }
    }

    static int lineIn(MustacheException e) {
        Matcher line = LINE_IN_MESSAGE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? Integer.parseInt(line.group(1)) : 1;
    }

    private static Map<String, Object> withLetterhead(Map<String, Object> samples) {
        return Facts.samples(Letterhead.FACTS, samples);
    }

    private static Map<String, Object> samples(List<Fact> facts, Set<String> absent) {
        Map<String, Object> samples = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (!absent.contains(fact.name())) {
                boolean isList = fact.shape() instanceof Fact.Items;
                samples.put(
                        fact.name(),
                        isList
                                ? itemSamples((Fact.Items) fact.shape())
                                : fact.shape().sample());
            }
        }
        return withLetterhead(samples);
    }

    /** An item with all its fields, and one without those that may be absent. */
    private static List<Map<String, Object>> itemSamples(Fact.Items items) {
        List<Fact> required = items.fields().stream().filter(Fact::required).toList();
        return List.of(Facts.samples(items.fields(), Map.of()), Facts.samples(required, Map.of()));
    }

    /** Every set of optional facts that may be absent together. */
    private static List<Set<String>> absences(List<Fact> facts) {
        List<Set<String>> sets = new ArrayList<>(List.of(Set.of()));
        for (Fact fact : facts) {
            if (!fact.required()) {
                for (Set<String> set : List.copyOf(sets)) {
                    Set<String> more = new TreeSet<>(set);
                    more.add(fact.name());
                    sets.add(more);
                }
            }
        }
        return sets;
    }

    private static Set<String> names(TemplateFile template) {
        Set<String> names = new TreeSet<>();
        template.subject().visit(new Names(names));
        template.body().visit(new Names(names));
        return names;
    }

    private void checkNothingElse(Language language) {
        Path inLanguage = folder.resolve(language.folder());
        if (!Files.isDirectory(inLanguage)) {
            return;
        }
        try (Stream<Path> files = Files.list(inLanguage)) {
            files.filter(file -> !isKnown(file)).sorted().forEach(file -> {
                String what = "No mail has this name";
                faults.add(new TemplateFault(file, 1, what, "Remove the file, or mend its name."));
            });
        } catch (IOException e) {
            faults.add(new TemplateFault(inLanguage, 1, "The folder cannot be read", "Look at its permissions."));
        }
    }

    private static boolean isKnown(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".txt")
                && Template.named(name.substring(0, name.length() - ".txt".length()))
                        .isPresent();
    }

    /** Gathers the names in a template. */
    private record Names(Set<String> names) implements Mustache.Visitor {
        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            names.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            names.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            names.add(name);
            return true;
        }
    }
}
