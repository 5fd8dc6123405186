/**
 * What was found in a file, whatever its format: a {@link dk.sluse.document.Document} of {@link dk.sluse.document.Part}s inside
 * parts, every {@link dk.sluse.document.Passage} with its place, the {@link dk.sluse.document.Tables} among them, things hidden
 * or active ({@link dk.sluse.document.Sighting}), marks that are drawn, and each {@link dk.sluse.document.Obstacle} to
 * inspecting it in full. Text is spooled, not held: a document of any length is read again and again in little memory.
 */
package dk.sluse.document;
