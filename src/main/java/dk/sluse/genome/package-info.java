/**
 * The genome database, as the hub may ask it: which samples there are of whom, who has forbidden their use, and under which
 * names they leave. It reads and never writes there. Person numbers come in with a question and stay in memory; what goes out
 * are sample ids, counts and pseudonyms.
 */
package dk.sluse.genome;
