/**
 * How letters come in. {@link dk.sluse.intake.LetterOpener} takes a raw mail apart within limits, says whether its sender
 * is proven, and lays its attachments aside as files. What a letter means is for the features to say.
 */
package dk.sluse.intake;
