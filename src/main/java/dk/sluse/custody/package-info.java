/**
 * The only room that moves bytes. A {@link dk.sluse.custody.Consignment} names the files; {@link dk.sluse.custody.Carrier}
 * carries them between {@link dk.sluse.custody.Place}s, always in the same order: identify, hold, reserve, copy under a
 * temporary name while hashing, sync, verify the stored bytes, rename, look again, record, and only then delete the source.
 * Every step may run twice; how far each file came is in the database. A file is always whole at a place where it belongs,
 * and the record says where. {@link dk.sluse.custody.Loading} takes many files at once through these steps, {@link
 * dk.sluse.custody.Planning} finds what an earlier attempt left, {@link dk.sluse.custody.Copying} goes on inside a file.
 */
package dk.sluse.custody;
