/**
 * What people read. A {@link dk.sluse.wording.Phrase} says one thing in Danish and English, {@link
 * dk.sluse.wording.Printable} makes text from outside safe to show, and {@link dk.sluse.wording.Masking} takes person
 * numbers out of it. Knows no other room.
 */
package dk.sluse.wording;
