/**
 * How a file is judged. An {@link dk.sluse.screening.Inspector} hands it to a limited process, which opens it once into a
 * {@link dk.sluse.screening.Document}: its true type, its parts inside parts, every passage with its place. Each {@link
 * dk.sluse.screening.Policy} answers with {@link dk.sluse.screening.Finding}s, the worst of which is the file's {@link
 * dk.sluse.screening.Verdict}. No verdict decides: people do, with a {@link dk.sluse.screening.ScreeningReport} before
 * them. Knows no feature.
 *
 * <p>Opening is the work of one {@link dk.sluse.screening.Opener} per format, chosen by content; policies read passages and
 * parts and know no format. What cannot be inspected, a limit reached, encryption, damage, bytes where none belong, is an
 * {@link dk.sluse.screening.Obstacle}, which {@code allowed-type} turns into a finding.
 */
package dk.sluse.screening;
