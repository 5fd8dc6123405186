package dk.sluse.desk;

import java.io.IOException;

/** What bears a number of the hub's and is no request of an export: the words {@code show}, {@code confirm}, {@code withdraw} mean it, too. */
interface Numbered {

    /** Whether this number is one of these, and the caller may see it: of others not even what they are is told. */
    boolean owns(long id);

    void show(long id, boolean json);

    void confirm(long id) throws IOException;

    void withdraw(long id);
}
