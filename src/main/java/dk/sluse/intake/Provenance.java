package dk.sluse.intake;

import dk.sluse.intake.AuthenticationResults.Malformed;
import dk.sluse.intake.AuthenticationResults.Result;
import dk.sluse.intake.Letter.Proven;
import dk.sluse.intake.Letter.Sender;
import dk.sluse.intake.Letter.Unproven;
import dk.sluse.wording.Printable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says who sent a mail, and whether our own mail server vouches for that (F39). Only the topmost {@code
 * Authentication-Results} under our server's name counts, whatever others say above or below it, and of it only an aligned
 * {@code dmarc=pass}: its {@code header.from} is the domain of the one address in {@code From}.
 */
final class Provenance {

    private static final String HEADER = "Authentication-Results";
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern PLAIN_ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>(),:;\\\\\"\\[\\]@]{1,64}@[^\\s\\p{Cntrl}<>(),:;\\\\\"\\[\\]@]{1,255}");

    private final String authservId;

    Provenance(String authservId) {
        this.authservId = authservId;
    }

    Sender of(MimeMessage mail) throws MessagingException {
        String claimed = claimed(mail.getHeader("From"));
        try {
            String address = onlyAddress(mail.getHeader("From"));
            checkAligned(verdict(headers(mail)), address);
            return new Proven(address);
        } catch (Unconvinced e) {
            return new Unproven(claimed, e.getMessage());
        }
    }

    /** The address as the mail claims it, to show to a person. */
    private static String claimed(String... from) {
        if (from == null || from.length == 0) {
            return "";
        }
        try {
            return onlyAddress(from);
        } catch (Unconvinced e) {
            return Printable.of(from[0].toLowerCase(Locale.ROOT), LONGEST_SHOWN);
        }
    }

    private static String onlyAddress(String... from) throws Unconvinced {
        if (from == null || from.length == 0) {
            throw new Unconvinced("The mail has no From.");
        }
        if (from.length > 1) {
            throw new Unconvinced("The mail has more than one From.");
        }
        InternetAddress[] addresses;
        try {
            addresses = InternetAddress.parseHeader(from[0], true);
        } catch (AddressException e) {
            throw new Unconvinced("The address in From cannot be read.");
        }
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw new Unconvinced("From does not hold exactly one address.");
        }
        String address = String.valueOf(addresses[0].getAddress());
        if (!PLAIN_ADDRESS.matcher(address).matches() || !Printable.of(address).equals(address)) {
            throw new Unconvinced("The address in From is not a plain one.");
        }
        return address.toLowerCase(Locale.ROOT);
    }

    private static List<String> headers(MimeMessage mail) throws MessagingException {
        String[] headers = mail.getHeader(HEADER);
        return headers == null ? List.of() : List.of(headers);
    }

    /** What our own server says of the sender's domain, in the topmost header under its name. */
    private Result verdict(List<String> headers) throws Unconvinced {
        String ours = headers.stream()
                .filter(this::isOurs)
                .findFirst()
                .orElseThrow(
                        () -> new Unconvinced("Our mail server (" + authservId + ") says nothing about the sender."));
        List<Result> dmarc;
        try {
            dmarc = AuthenticationResults.parse(ours).results().stream()
                    .filter(result -> result.method().equals("dmarc"))
                    .toList();
        } catch (Malformed e) {
            throw new Unconvinced("Our mail server's Authentication-Results cannot be read: " + e.getMessage() + ".");
        }
        if (dmarc.size() != 1) {
            throw new Unconvinced(
                    dmarc.isEmpty()
                            ? "Our mail server gives no DMARC result."
                            : "There is more than one DMARC result.");
        }
        return dmarc.get(0);
    }

    private boolean isOurs(String header) {
        try {
            return AuthenticationResults.authservId(header).equalsIgnoreCase(authservId);
        } catch (Malformed e) {
            return false;
        }
    }

    private static void checkAligned(Result dmarc, String address) throws Unconvinced {
        if (!dmarc.outcome().equals("pass")) {
            throw new Unconvinced("The DMARC result is " + dmarc.outcome() + ", not pass.");
        }
        Optional<String> vouched = Optional.ofNullable(dmarc.properties().get("header.from"));
        if (vouched.isEmpty()) {
            throw new Unconvinced("The DMARC result does not say for which domain.");
        }
        Optional<String> vouchedDomain = domain(vouched.get());
        if (vouchedDomain.isEmpty() || !vouchedDomain.equals(domain(address))) {
            throw new Unconvinced("The DMARC result is for another domain than the one in From.");
        }
    }

    /** The domain in the form that is compared: ASCII, lower case, without a dot at its end. */
    private static Optional<String> domain(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return Optional.of(IDN.toASCII(bare).toLowerCase(Locale.ROOT)).filter(d -> !d.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why nobody vouches for the sender. */
    private static final class Unconvinced extends Exception {
        private static final long serialVersionUID = 1;

        Unconvinced(String why) {
            super(why);
        }
    }
}
