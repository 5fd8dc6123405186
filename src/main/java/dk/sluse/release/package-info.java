/**
 * The life of an order of genome data (R15–R23, R30). An order comes in by mail, as an encrypted list of person numbers or as
 * criteria ({@link dk.sluse.release.OrderIntake}), or by command; it is matched with the genome database and the tissue use
 * register, its counts are told and answered, and what is then still allowed is delivered into the project's environment under
 * pseudonyms ({@link dk.sluse.release.Delivering}). What may follow what stands in {@link dk.sluse.release.OrderState}.
 *
 * <p>A list lies here only encrypted, and only until it is matched; person numbers are seen in memory alone.
 */
package dk.sluse.release;
