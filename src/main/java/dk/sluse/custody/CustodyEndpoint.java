package dk.sluse.custody;

import dk.sluse.custody.CustodyComponent.Errand;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One movement between two named places, as a route declares it. */
final class CustodyEndpoint extends DefaultEndpoint {

    private final Errand errand;
    private final String from;
    private final Optional<String> to;

    CustodyEndpoint(String uri, CustodyComponent component, Errand errand, String from, Optional<String> to) {
        super(uri, component);
        this.errand = errand;
        this.from = from;
        this.to = to;
    }

    @Override
    public Producer createProducer() {
        return new CustodyProducer(this, errand, from, to);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("custody: carries what it is given; a route cannot begin with it.");
    }
}
