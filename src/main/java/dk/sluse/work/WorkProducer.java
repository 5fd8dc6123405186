package dk.sluse.work;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Adds a step with the body as its subject, in a transaction of its own. */
final class WorkProducer extends DefaultProducer {

    private final WorkEndpoint endpoint;

    WorkProducer(WorkEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String subject = exchange.getMessage().getMandatoryBody(String.class);
        endpoint.work().addAlone(endpoint.getStep(), subject);
    }
}
