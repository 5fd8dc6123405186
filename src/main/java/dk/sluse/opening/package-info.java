/**
 * How a file is opened: {@link dk.sluse.opening.Opening} tells its true type by content and lets one opener per format bring out
 * the texts, cells, parts and signs, within {@link dk.sluse.opening.Limits}. Encryption, damage, a limit reached and bytes
 * where none belong become obstacles of the {@link dk.sluse.document.Document}. It judges nothing.
 */
package dk.sluse.opening;
