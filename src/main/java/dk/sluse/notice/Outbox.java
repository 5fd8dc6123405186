package dk.sluse.notice;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import dk.sluse.work.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * The mails that were written. A mail is
 *
 * <ul>
 *   <li><b>waiting</b> from the moment it is written, until
 *   <li><b>sent</b>: the mail server took it; or
 *   <li><b>refused</b>: the mail server will never take it, or it had no usable address. It then waits for a person, who
 *       may let it {@linkplain #again try again}; nothing else waits for it (F28).
 * </ul>
 */
public final class Outbox {

    private static final int LONGEST_FAULT = 500;

    private final Clock clock;
    private final Audit audit;

    /** An outbox that tells the record of every mail it handed over. */
    public Outbox(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A mail that is not sent yet.
     *
     * @param id of its row
     * @param template its template's name
     * @param to the address
     * @param request the request it is about
     * @param postedAt when it was written
     * @param attempts how often it was tried without success
     * @param refused whether it is given up until a person says otherwise
     * @param fault why it could not be sent, masked and printable
     */
    public record Unsent(
            long id,
            String template,
            String to,
            OptionalLong request,
            Instant postedAt,
            int attempts,
            boolean refused,
            Optional<String> fault) {}

    /** A mail to put in. */
    record Entry(
            String template,
            String to,
            String key,
            OptionalLong request,
            String messageId,
            Optional<String> inReplyTo,
            String subject,
            String body,
            Instant postedAt) {}

    /** Puts a mail in, unless it is there already; answers with its id when it is to be sent. */
    static Optional<Long> insert(Handle transaction, Entry entry, boolean deliverable) {
        Optional<Long> id = transaction
                .createQuery("""
                        insert into outbox (template, recipient, key, request, message_id, in_reply_to, subject, body,
                                            posted_at, state, fault)
                        values (:template, :to, :key, :request, :messageId, :inReplyTo, :subject, :body,
                                :postedAt, :state, :fault)
                        on conflict (template, recipient, key) do nothing
                        returning id
                        """)
                .bind("template", entry.template())
                .bind("to", entry.to())
                .bind("key", entry.key())
                .bind("request", boxed(entry.request()))
                .bind("messageId", entry.messageId())
                .bind("inReplyTo", entry.inReplyTo().orElse(null))
                .bind("subject", entry.subject())
                .bind("body", entry.body())
                .bind("postedAt", utc(entry.postedAt()))
                .bind("state", deliverable ? "waiting" : "refused")
                .bind("fault", deliverable ? null : "There is no usable address.")
                .mapTo(Long.class)
                .findOne();
        return deliverable ? id : Optional.empty();
    }

    /** The mail of a row, as long as it waits; none when it was sent or refused, so that there is nothing to do. */
    public Optional<OutgoingMail> load(Handle handle, long id) {
        return handle.createQuery("select * from outbox where id = :id and state = 'waiting'")
                .bind("id", id)
                .map((row, context) -> new OutgoingMail(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("message_id"),
                        Optional.ofNullable(row.getString("in_reply_to"))))
                .findOne();
    }

    /** Says that the mail server took a mail, and tells the record, once. Answers whether it was news. */
    public boolean markSent(Handle transaction, long id) {
        Optional<Event> sent = transaction
                .createQuery("""
                        update outbox set state = 'sent', sent_at = :now, fault = null
                        where id = :id and state <> 'sent' returning *
                        """)
                .bind("now", utc(clock.instant()))
                .bind("id", id)
                .map((row, context) -> sentEvent(row))
                .findOne();
        sent.ifPresent(event -> audit.record(transaction, event));
        return sent.isPresent();
    }

    private static Event sentEvent(ResultSet row) throws SQLException {
        Event event = Event.of(Event.HUB, EventKind.MAIL_SENT, Event.BY_HUB)
                .with("template", row.getString("template"))
                .with("to", Masking.mask(row.getString("recipient")))
                .with("message-id", row.getString("message_id"));
        OptionalLong request = request(row);
        return request.isPresent() ? event.request(request.getAsLong()) : event;
    }

    /** Notes that an attempt failed; the step tries again. */
    public void noteFailure(Handle transaction, long id, String why) {
        transaction
                .createUpdate(
                        "update outbox set attempts = attempts + 1, fault = :why where id = :id and state = 'waiting'")
                .bind("why", shown(why))
                .bind("id", id)
                .execute();
    }

    /** Gives a mail up that the mail server will never take; it stays visible until a person lets it try again. */
    public void refuse(Handle transaction, long id, String why) {
        transaction.createUpdate("""
                        update outbox set state = 'refused', attempts = attempts + 1, fault = :why
                        where id = :id and state = 'waiting'
                        """).bind("why", shown(why)).bind("id", id).execute();
    }

    /** Lets a refused mail try once more; answers whether there was one. */
    public boolean again(Handle transaction, Work work, long id) {
        boolean found = transaction
                        .createUpdate("update outbox set state = 'waiting' where id = :id and state = 'refused'")
                        .bind("id", id)
                        .execute()
                > 0;
        if (found) {
            work.add(transaction, MailRoom.STEP, Long.toString(id));
        }
        return found;
    }

    /**
     * Lets the mails that an address did not get go to another one of the same person, refused ones too; one that the new
     * address has already stays as it is. Answers with their ids.
     */
    public List<Long> readdress(Handle transaction, Work work, String from, String to) {
        List<Long> ids = transaction
                .createQuery("""
                        update outbox set recipient = :to, state = 'waiting'
                        where recipient = :from and state <> 'sent'
                          and not exists (select 1 from outbox there
                                          where there.template = outbox.template and there.key = outbox.key
                                            and there.recipient = :to)
                        returning id
                        """)
                .bind("from", from.strip().toLowerCase(Locale.ROOT))
                .bind("to", to.strip().toLowerCase(Locale.ROOT))
                .mapTo(Long.class)
                .list();
        ids.forEach(id -> work.add(transaction, MailRoom.STEP, Long.toString(id)));
        return ids.stream().sorted().toList();
    }

    /** Every mail that is not sent, oldest first: those that wait and those that were refused. */
    public List<Unsent> unsent(Handle handle) {
        return handle.createQuery("select * from outbox where state <> 'sent' order by id")
                .map((row, context) -> unsent(row))
                .list();
    }

    /** Those of them that a person should look at: refused, or tried without success. */
    public List<Unsent> failing(Handle handle) {
        return handle.createQuery("select * from outbox where state <> 'sent' and fault is not null order by id")
                .map((row, context) -> unsent(row))
                .list();
    }

    private static Unsent unsent(ResultSet row) throws SQLException {
        return new Unsent(
                row.getLong("id"),
                row.getString("template"),
                row.getString("recipient"),
                request(row),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("state").equals("refused"),
                Optional.ofNullable(row.getString("fault")));
    }

    private static OptionalLong request(ResultSet row) throws SQLException {
        long request = row.getLong("request");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(request);
    }

    private static String shown(String why) {
        return Printable.of(Masking.mask(why.strip()), LONGEST_FAULT);
    }

    private static Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
