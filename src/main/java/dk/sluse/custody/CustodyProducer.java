package dk.sluse.custody;

import dk.sluse.custody.CustodyComponent.Errand;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultProducer;

/** Gives the consignment of an exchange to {@link Custody}. */
final class CustodyProducer extends DefaultProducer {

    private final Errand errand;
    private final String from;
    private final Optional<String> to;

    CustodyProducer(CustodyEndpoint endpoint, Errand errand, String from, Optional<String> to) {
        super(endpoint);
        this.errand = errand;
        this.from = from;
        this.to = to;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Custody custody = bean(Custody.class);
        Places places = bean(Places.class);
        Consignment consignment = exchange.getMessage().getMandatoryBody(Consignment.class);
        Place source = places.resolve(from, consignment);
        if (errand == Errand.DELETE) {
            custody.delete(consignment, source);
            return;
        }
        Place target = places.resolve(to.orElseThrow(), consignment);
        switch (errand) {
            case MOVE -> exchange.getMessage().setBody(custody.move(consignment, source, target));
            case COPY -> exchange.getMessage().setBody(custody.copy(consignment, source, target));
            case PUT_BACK -> exchange.getMessage().setBody(custody.putBack(consignment, source, target));
            case REVEAL -> custody.reveal(consignment, source, target);
            default -> custody.abandon(consignment, source, target);
        }
    }

    private <T> T bean(Class<T> type) {
        return CamelContextHelper.mandatoryFindSingleByType(getEndpoint().getCamelContext(), type);
    }
}
