/**
 * Text in pictures (decision 0026) and text drawn as shapes (decision 0027): a {@link dk.sluse.recognition.Recogniser} gives the
 * {@link dk.sluse.recognition.Grey} pixels of a picture, or {@link dk.sluse.recognition.Letters} set anew on white sheets, to
 * Tesseract, a child process of the limited one with limits of its own, and gets the lines back with where they stood. What
 * reads, in which edition and within which bounds, is a {@link dk.sluse.recognition.Recognition}, part of what an approval
 * rests on.
 */
package dk.sluse.recognition;
