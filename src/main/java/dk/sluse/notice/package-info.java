/**
 * Mails to people. A room posts a {@link dk.sluse.notice.Notice} through {@link dk.sluse.notice.Notices} in the
 * transaction that gave cause to it; it is written from the templates in {@code config/mail}, kept in the outbox, and sent
 * by a durable step at least once, always under the same Message-ID.
 */
package dk.sluse.notice;
