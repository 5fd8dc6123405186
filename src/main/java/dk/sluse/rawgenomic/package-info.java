/**
 * Raw genomic data written as text: lines of VCF, SAM, FASTQ, FASTA, genotype tables and sequences, told by their fields and
 * headings ({@link dk.sluse.rawgenomic.GenomicText}). It is about what must never leave in a result; the genome database and
 * its samples are the room {@code genome}.
 */
package dk.sluse.rawgenomic;
