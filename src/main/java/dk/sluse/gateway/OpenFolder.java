package dk.sluse.gateway;

import java.util.Iterator;
import java.util.List;

/** A folder that is being listed over SFTP: the names that lay there when it was opened, given out bit by bit. */
final class OpenFolder implements OpenItem {

    private final List<String> names;
    private final Iterator<String> rest;

    OpenFolder(List<String> names, List<String> content) {
        this.names = names;
        this.rest = content.iterator();
    }

    @Override
    public List<String> names() {
        return names;
    }

    Iterator<String> rest() {
        return rest;
    }

    @Override
    public void close() {
        // Nothing is held on the machine.
    }
}
