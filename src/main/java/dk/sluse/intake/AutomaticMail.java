package dk.sluse.intake;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the mails that a machine wrote from those of people: the hub never answers the first (RFC 3834). */
public final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final List<String> TELLING =
            List.of("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients");
    private static final Pattern NULL_PATH = Pattern.compile("\\s*<\\s*>\\s*");
    private static final Pattern DAEMON =
            Pattern.compile("(?i)(?:^|[\\s<\"])(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@");

    private AutomaticMail() {}

    /** Whether a mail is an automatic answer, a bounce, a report, a list's, or has nobody behind it to answer. */
    public static boolean is(MimeMessage mail) throws MessagingException {
        return first(mail, "Auto-Submitted")
                        .filter(v -> !keyword(v).equals("no"))
                        .isPresent()
                || first(mail, "Precedence")
                        .map(AutomaticMail::keyword)
                        .filter(BULK::contains)
                        .isPresent()
                || first(mail, "Return-Path")
                        .filter(v -> NULL_PATH.matcher(v).matches())
                        .isPresent()
                || first(mail, "Content-Type")
                        .map(AutomaticMail::keyword)
                        .filter("multipart/report"::equals)
                        .isPresent()
                || first(mail, "From").filter(v -> DAEMON.matcher(v).find()).isPresent()
                || first(mail, "From").isEmpty()
                || hasAny(mail, TELLING);
    }

    private static boolean hasAny(MimeMessage mail, List<String> names) throws MessagingException {
        for (String name : names) {
            if (first(mail, name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> first(MimeMessage mail, String name) throws MessagingException {
        return Optional.ofNullable(mail.getHeader(name)).map(values -> values[0]);
    }

    /** The word before comments and parameters. */
    private static String keyword(String value) {
        return value.strip().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
