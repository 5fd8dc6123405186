/**
 * What the numbers of a table give away about few people (R53, R54, R62, R63). A {@link dk.sluse.disclosure.Table} knows its
 * headings, labels and {@link dk.sluse.disclosure.Entry entries}; {@link dk.sluse.disclosure.Counting} tells which of them
 * count people; {@link dk.sluse.disclosure.SmallCounts} finds the small ones; {@link dk.sluse.disclosure.Recovery} finds
 * hidden ones that the totals give back, by way of {@link dk.sluse.disclosure.HiddenNumbers}.
 *
 * <p>Arithmetic and wordings only: it knows no file, no policy and no feature.
 */
package dk.sluse.disclosure;
