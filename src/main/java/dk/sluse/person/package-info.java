/**
 * Numbers and ids of persons in text, columns and bytes: Danish, Swedish, Norwegian, Finnish and Icelandic numbers
 * however they are written ({@link dk.sluse.person.PersonSearch}), the house's pseudonyms and configured patterns ({@link
 * dk.sluse.person.IdPatterns}), headings that announce ids ({@link dk.sluse.person.IdHeadings}). {@link
 * dk.sluse.person.IdSieves} says which lines are worth reading at all. It tells where and how many, never which.
 */
package dk.sluse.person;
