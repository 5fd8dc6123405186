package dk.sluse.opening;

import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/** Watches the elements of an XML part go by while its text is read. */
interface XmlWatcher {

    /** Sees nothing. */
    XmlWatcher NONE = new XmlWatcher() {
        @Override
        public void start(XMLStreamReader xml, String name) {
            // nothing to see
        }

        @Override
        public void end(String name) {
            // nothing to see
        }
    };

    void start(XMLStreamReader xml, String name) throws IOException;

    void end(String name) throws IOException;

    /** Characters inside the element that began last. */
    default void text(String characters) throws IOException {
        // most watchers look at elements only
    }

    /** The part is over. */
    default void finish() throws IOException {
        // most watchers have told everything by then
    }
}
