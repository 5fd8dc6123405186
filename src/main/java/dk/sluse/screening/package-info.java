/**
 * How a file is judged. Each {@link dk.sluse.screening.Policy} reads the passages, parts and tables of a {@link
 * dk.sluse.document.Document} with the thresholds of the {@link dk.sluse.screening.PolicyBook} and answers with {@link
 * dk.sluse.screening.Finding}s, the worst of which is the file's {@link dk.sluse.screening.Verdict}. No verdict decides:
 * people do. It knows no format and no feature.
 */
package dk.sluse.screening;
