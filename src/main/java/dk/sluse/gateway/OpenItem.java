package dk.sluse.gateway;

import java.util.List;

/** What a client holds open in a file view. */
sealed interface OpenItem extends AutoCloseable permits OpenFile, OpenFolder, OpenUpload {

    /** Its names from the shelf's root. */
    List<String> names();

    @Override
    void close();
}
