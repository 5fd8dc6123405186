/**
 * How a file is judged. A limited process opens it once into a {@link dk.sluse.screening.Document}; each {@link
 * dk.sluse.screening.Policy} answers with {@link dk.sluse.screening.Finding}s; the worst of them is the file's {@link
 * dk.sluse.screening.Verdict}. No verdict decides: people do. Knows no feature.
 */
package dk.sluse.screening;
