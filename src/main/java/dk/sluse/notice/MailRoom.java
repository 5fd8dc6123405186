package dk.sluse.notice;

import dk.sluse.notice.TemplateFile.Unusable;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import dk.sluse.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;

/**
 * Writes mails and puts them into the outbox (F30). One plain-text mail says everything twice, in Danish and then in
 * English; no header of it can be steered by what a fact holds (F39), and no person number passes (R61).
 */
public final class MailRoom implements Notices {

    /** The step that sends a mail; its subject is the id of the mail's row in the outbox. */
    public static final String STEP = "send-mail";

    private static final String IN_REPLY_TO = "inReplyTo";
    private static final String NUMBER = "number";
    private static final int LONGEST_SUBJECT = 250;
    private static final int HASH_BYTES = 16;
    private static final String RULE = "\n\n" + "-".repeat(60) + "\n\n";
    private static final String ENGLISH_BELOW = "(English below)\n\n";
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>(),:;\\\\\"\\[\\]@]{1,64}@[a-z0-9.-]{1,255}");

    private final Map<Template, Map<Language, TemplateFile>> templates = new EnumMap<>(Template.class);
    private final Work work;
    private final Clock clock;
    private final Letterhead letterhead;

    /**
     * A mail room over checked templates.
     *
     * @param folder holds {@code da/} and {@code en/}
     * @throws IllegalArgumentException with the faults of the templates, see {@link TemplateCheck}
     */
    public MailRoom(Path folder, Work work, Clock clock, Letterhead letterhead) {
        this.work = work;
        this.clock = clock;
        this.letterhead = letterhead;
        List<TemplateFault> faults = TemplateCheck.faults(folder);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The mail templates cannot be used: " + faults);
        }
        for (Template template : Template.values()) {
            templates.put(template, read(folder, template));
        }
    }

    private static Map<Language, TemplateFile> read(Path folder, Template template) {
        Map<Language, TemplateFile> languages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            try {
                languages.put(language, TemplateFile.read(TemplateFile.path(folder, language, template), false));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Unusable e) {
                throw new IllegalArgumentException(e);
            }
        }
        return languages;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A recipient without a usable address holds nothing up: the mail is kept as refused, and shown (F28).
     *
     * @throws IllegalArgumentException when the notice does not fit its template, a fault of the program
     */
    @Override
    public void post(Handle transaction, Notice notice) {
        Template template = Template.named(notice.template())
                .orElseThrow(() -> new IllegalArgumentException("There is no mail " + notice.template()));
        Map<String, Object> facts = new HashMap<>(notice.facts());
        Optional<String> inReplyTo = messageId(facts.remove(IN_REPLY_TO));
        if (template.names(NUMBER)) {
            notice.request().ifPresent(number -> facts.put(NUMBER, number));
        }
        String recipient = notice.to().strip().toLowerCase(Locale.ROOT);
        boolean deliverable = ADDRESS.matcher(recipient).matches();
        Outbox.insert(
                        transaction,
                        new Outbox.Entry(
                                template.id(),
                                Printable.of(recipient, LONGEST_SUBJECT),
                                notice.key(),
                                notice.request(),
                                messageIdOf(template, recipient, notice.key()),
                                inReplyTo,
                                subject(template, facts, notice.request()),
                                body(template, facts),
                                clock.instant()),
                        deliverable)
                .ifPresent(id -> work.add(transaction, STEP, Long.toString(id)));
    }

    private String subject(Template template, Map<String, Object> facts, OptionalLong request) {
        String mark = request.isPresent() ? RequestMark.of(request.getAsLong()) + " " : "";
        String both = subject(template, facts, Language.DANISH) + " / " + subject(template, facts, Language.ENGLISH);
        return Printable.of(Masking.mask(mark + both), LONGEST_SUBJECT);
    }

    private String subject(Template template, Map<String, Object> facts, Language language) {
        return file(template, language).subject(ready(template, facts, language));
    }

    private String body(Template template, Map<String, Object> facts) {
        String danish = file(template, Language.DANISH).body(ready(template, facts, Language.DANISH));
        String english = file(template, Language.ENGLISH).body(ready(template, facts, Language.ENGLISH));
        return Printable.lines(Masking.mask(ENGLISH_BELOW + danish + RULE + english)) + "\n";
    }

    private TemplateFile file(Template template, Language language) {
        return Objects.requireNonNull(templates.get(template)).get(language);
    }

    private Map<String, Object> ready(Template template, Map<String, Object> facts, Language language) {
        Map<String, Object> ready = new HashMap<>(letterhead.facts());
        ready.putAll(Facts.ready(template, facts, language));
        return ready;
    }

    /** The Message-ID of the mail that is answered, when it is one: it comes from outside. */
    private static Optional<String> messageId(Object given) {
        Object value = given instanceof Optional<?> maybe ? maybe.orElse(null) : given;
        return Optional.ofNullable(value)
                .map(id -> id.toString().strip())
                .filter(id -> MESSAGE_ID.matcher(id).matches());
    }

    private String messageIdOf(Template template, String recipient, String key) {
        String identity = String.join("\0", template.id(), recipient, key);
        byte[] hash = DigestUtils.sha256(identity);
        return "<sluse-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + "@" + letterhead.domain() + ">";
    }
}
