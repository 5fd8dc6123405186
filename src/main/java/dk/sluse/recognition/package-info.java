/**
 * Text in pictures (decision 0026): a {@link dk.sluse.recognition.Recogniser} gives the {@link dk.sluse.recognition.Grey} pixels
 * of a picture to Tesseract, a child process of the limited one with limits of its own, and gets its lines back. What reads,
 * in which edition and within which bounds, is a {@link dk.sluse.recognition.Recognition}, part of what an approval rests on.
 */
package dk.sluse.recognition;
