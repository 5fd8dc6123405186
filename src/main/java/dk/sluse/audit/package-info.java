/**
 * What happened, so that an outsider can verify it. A room tells {@link dk.sluse.audit.Audit} of an {@link
 * dk.sluse.audit.Event} inside the transaction that made it true; the sealer links the events of each project into a hash
 * chain within a second; {@code audit verify} names the first row that does not fit. The database itself refuses to
 * change or delete what was recorded.
 */
package dk.sluse.audit;
