package dk.sluse.notice;

import java.nio.file.Path;

/**
 * Something wrong with a mail template.
 *
 * @param file the template
 * @param line counted from 1
 * @param what is wrong, without a final full stop
 * @param remedy what to do, a sentence
 */
public record TemplateFault(Path file, int line, String what, String remedy) {

    /** As in {@code config/mail/da/NAME.txt:7: what is wrong. What to do.} */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ". " + remedy;
    }
}
