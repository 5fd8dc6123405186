package dk.sluse.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mail server on loopback ports: the hub reads its mailbox by IMAP and sends by SMTP, everyone else's mailbox appears with
 * the first mail to it. Mails from outside are laid into the hub's mailbox as its own receiving server would, which says on
 * top what it thinks of the sender. Everything lies in memory and is gone when it is closed. Reading a large mail in the
 * small pieces that IMAP clients ask for by default is slow here: set {@code mail.imap.fetchsize} to a megabyte.
 */
public final class MailServer implements AutoCloseable {

    private final String hubAddress;
    private final String hubPassword;
    private final String authservId;
    private final Clock clock;
    private final GreenMail server;
    private final Set<String> refused;
    private final Wire smtp;
    private final Wire imap;

    private MailServer(String hubAddress, String authservId, Clock clock) throws IOException {
        this.hubAddress = hubAddress;
        this.hubPassword = secret();
        this.authservId = authservId;
        this.clock = clock;
        this.refused = ConcurrentHashMap.newKeySet();
        this.server = refusing(refused);
        server.start();
        server.setUser(hubAddress, hubAddress, hubPassword);
        this.smtp = new Wire("smtp", () -> server.getSmtp().getPort());
        this.imap = new Wire("imap", () -> server.getImap().getPort());
    }

    /**
     * Starts one.
     *
     * @param hubAddress the hub's own address, which is its login too
     * @param authservId how the receiving server calls itself in {@code Authentication-Results}
     * @param clock when mails from outside are written and received
     */
    public static MailServer start(String hubAddress, String authservId, Clock clock) throws IOException {
        return new MailServer(hubAddress, authservId, clock);
    }

    /** The address it listens on. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where mails are handed in, without a login, as on a machine's own relay. */
    public int smtpPort() {
        return smtp.port();
    }

    /** Where mailboxes are read. */
    public int imapPort() {
        return imap.port();
    }

    /** The hub's address and its login. */
    public String hubAddress() {
        return hubAddress;
    }

    /** The password of the hub's mailbox, made for this run. */
    public String hubPassword() {
        return hubPassword;
    }

    /** How the receiving server calls itself. */
    public String authservId() {
        return authservId;
    }

    /** Delivers a mail to the hub, as the receiving server does. */
    public void post(ResearcherMail mail) {
        postRaw(mail.delivered(hubAddress, authservId, clock.instant()));
    }

    /** Lays these bytes into the hub's mailbox, whether or not they are a mail. */
    public void postRaw(byte[] mail) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            inbox(hubAddress)
                    .orElseThrow(() -> new IllegalStateException("The hub has no mailbox"))
                    .appendMessage(message, new Flags(), Date.from(clock.instant()));
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot deliver: " + e.getMessage(), e);
        }
    }

    /** What this person has received, oldest first; read as they would, without marking it. */
    public List<ReceivedMail> mailsTo(String address) {
        return inbox(address).map(MailServer::messages).orElse(List.of()).stream()
                .map(StoredMessage::getMimeMessage)
                .map(ReceivedMail::of)
                .toList();
    }

    /** GreenMail hands out its own list, which may grow while it is read: a mail that comes in then is looked at again. */
    private static List<StoredMessage> messages(MailFolder folder) {
        while (true) {
            try {
                return new ArrayList<>(folder.getMessages());
            } catch (ConcurrentModificationException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** From now on nobody can write to this address: the server answers 550, for good (F28). */
    public void refuse(String address) {
        refused.add(address.toLowerCase(Locale.ROOT));
    }

    /** Ends every connection and refuses new ones; the mails stay. */
    public void goDown() {
        smtp.goDown();
        imap.goDown();
    }

    /** Listens again, on the same ports. */
    public void comeBack() {
        smtp.comeBack();
        imap.comeBack();
    }

    @Override
    public void close() {
        smtp.close();
        imap.close();
        server.stop();
    }

    private Optional<MailFolder> inbox(String address) {
        Optional<GreenMailUser> person =
                Optional.ofNullable(server.getUserManager().getUserByEmail(address));
        if (person.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(server.getManagers().getImapHostManager().getInbox(person.get()));
        } catch (FolderException e) {
            throw new IllegalStateException("No inbox for " + address, e);
        }
    }

    private static String secret() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static GreenMail refusing(Set<String> refused) {
        ServerSetup[] setups = {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        };
        return new GreenMail(setups) {
            @Override
            protected Map<String, AbstractServer> createServices(ServerSetup[] wanted, Managers managers) {
                return super.createServices(wanted, new RefusingManagers(managers, refused));
            }
        };
    }

    /** The library's own parts, but for a door that refuses some recipients. */
    private static final class RefusingManagers extends Managers {
        private final Managers own;
        private final SmtpManager smtp;

        RefusingManagers(Managers own, Set<String> refused) {
            this.own = own;
            this.smtp = new SmtpManager(own.getImapHostManager(), own.getUserManager()) {
                @Override
                public String checkRecipient(SmtpState state, MailAddress recipient) {
                    boolean known = !refused.contains(recipient.getEmail().toLowerCase(Locale.ROOT));
                    return known ? super.checkRecipient(state, recipient) : "550 5.1.1 No such mailbox";
                }
            };
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }

        @Override
        public UserManager getUserManager() {
            return own.getUserManager();
        }

        @Override
        public ImapHostManager getImapHostManager() {
            return own.getImapHostManager();
        }
    }
}
