package dk.sluse.opening;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** XML as a stream, with no way out: no external entity, no definition that multiplies (F38). */
final class XmlStream {

    private static final XMLInputFactory FACTORY = hardened();

    private XmlStream() {}

    static XMLStreamReader of(InputStream in) throws XMLStreamException {
        return new WithoutEntities(FACTORY.createXMLStreamReader(in));
    }

    /** What an entity of the file's own stands for is never known here: the file cannot be read to its end. */
    private static final class WithoutEntities extends StreamReaderDelegate {

        WithoutEntities(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("An entity that is not resolved");
            }
            return event;
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // One text may be as long as the file: it comes in pieces, and whoever reads gathers what it needs.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }
}
