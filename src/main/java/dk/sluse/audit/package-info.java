/**
 * What happened, so that an outsider can verify it. A room tells {@link dk.sluse.audit.Audit} of an {@link
 * dk.sluse.audit.Event} inside the transaction that made it true; the {@link dk.sluse.audit.Sealer} links the events of
 * each project into a hash chain within a second; the {@link dk.sluse.audit.Verifier} names the first row that does not
 * fit, in the database or in an {@link dk.sluse.audit.AuditExport}. The database itself refuses to change or delete what
 * was recorded.
 */
package dk.sluse.audit;
