/**
 * What follows for whoever broke the rules (R49, R71, R79). {@link dk.sluse.sanction.SanctionTable} is the guideline's table as
 * configured and only ever proposes; {@link dk.sluse.sanction.Sanctions} closes and opens access as people decide, lets those
 * concerned appeal, and ends what has run its time. Whether access is open is asked of {@code project.Access} alone.
 */
package dk.sluse.sanction;
