package dk.sluse.release;

/** What was in an envelope: in memory, and nowhere else. It shows nothing of itself. */
final class OpenedList {

    private final String name;
    private final byte[] content;

    /**
     * A list.
     *
     * @param name the file's name, as its sender gave it
     * @param content its bytes, which nobody changes
     */
    OpenedList(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    @Override
    public String toString() {
        return "an opened list";
    }
}
