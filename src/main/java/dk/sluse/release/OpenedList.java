package dk.sluse.release;

/**
 * What was in an envelope: in memory, and nowhere else. It shows nothing of itself.
 *
 * @param name the file's name, as its sender gave it
 * @param content its bytes
 */
record OpenedList(String name, byte[] content) {

    @Override
    public String toString() {
        return "an opened list";
    }
}
