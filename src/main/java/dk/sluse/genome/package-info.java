/**
 * The genome database, as the hub may ask it through {@link dk.sluse.genome.Genomes}: which samples there are of whom, who has
 * forbidden their use, what may be told of them, and under which names they leave. It reads and never writes there, with the
 * queries of an operator's {@link dk.sluse.genome.GenomeBook}. Person numbers come in with a question and stay in memory; what
 * goes out are sample ids, counts and pseudonyms. What cannot be asked is waited for, and never taken for an empty answer.
 */
package dk.sluse.genome;
