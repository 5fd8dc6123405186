package dk.sluse.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One template in one language: a first line {@code Subject: …}, an empty line, and the text. Plain mustache without
 * partials, so that a template reads nothing but its facts.
 *
 * @param subject the mustache of the subject
 * @param body the mustache of the text
 */
record TemplateFile(com.samskivert.mustache.Template subject, com.samskivert.mustache.Template body) {

    /** Lines before the text. */
    static final int HEAD = 2;

    private static final String SUBJECT = "Subject: ";

    /** A template that cannot be used, with the line that is at fault. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;

        Unusable(int line, String what) {
            super(what);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Where a template lies. */
    static Path path(Path folder, Language language, Template template) {
        return folder.resolve(language.folder()).resolve(template.id() + ".txt");
    }

    /** Reads a template; {@code strict} also refuses sections that no fact opens. */
    static TemplateFile read(Path file, boolean strict) throws IOException, Unusable {
        String[] parts = Files.readString(file).split("\n", HEAD + 1);
        if (!parts[0].startsWith(SUBJECT) || parts[0].length() == SUBJECT.length()) {
            throw new Unusable(1, "The first line is not \"Subject: \" and a subject");
        }
        if (parts.length <= HEAD || !parts[1].isEmpty() || parts[HEAD].isBlank()) {
            throw new Unusable(HEAD, "The subject is not followed by an empty line and a text");
        }
        Mustache.Compiler mustache =
                Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).strictSections(strict);
        return new TemplateFile(
                compile(mustache, parts[0].substring(SUBJECT.length()), 0), compile(mustache, parts[HEAD], HEAD));
    }

    private static com.samskivert.mustache.Template compile(Mustache.Compiler mustache, String text, int before)
            throws Unusable {
        if (text.contains("{{>") || text.contains("{{<") || text.contains("{{=")) {
            throw new Unusable(before + 1, "A template may not include another one nor change its brackets");
        }
        try {
            return mustache.compile(text);
        } catch (MustacheException.Context e) {
            throw new Unusable(before + e.lineNo, e.getMessage());
        } catch (MustacheException e) {
            throw new Unusable(before + TemplateCheck.lineIn(e), String.valueOf(e.getMessage()));
        }
    }

    String subject(Map<String, Object> facts) {
        return subject.execute(facts).strip();
    }

    String body(Map<String, Object> facts) {
        return body.execute(facts).strip();
    }
}
