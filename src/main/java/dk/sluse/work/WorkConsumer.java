package dk.sluse.work;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Gives a route its step: the body is the subject; an exchange that ends with an exception is a failed attempt. */
final class WorkConsumer extends DefaultConsumer {

    /** The header that names the step. */
    static final String STEP = "SluseStep";

    /** The header that counts the attempts, from 1. */
    static final String ATTEMPT = "SluseAttempt";

    private final WorkEndpoint endpoint;
    private Optional<Lane> lane = Optional.empty();

    WorkConsumer(WorkEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        join();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        join();
    }

    @Override
    protected void doSuspend() throws Exception {
        leave();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        leave();
        super.doStop();
    }

    private void join() {
        leave();
        Lane joining = endpoint.lane(this::run);
        endpoint.work().join(endpoint.getStep(), joining);
        lane = Optional.of(joining);
    }

    private void leave() {
        lane.ifPresent(leaving -> endpoint.work().leave(endpoint.getStep(), leaving));
        lane = Optional.empty();
    }

    private void run(String step, String subject, int attempt) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(subject);
            exchange.getIn().setHeader(STEP, step);
            exchange.getIn().setHeader(ATTEMPT, attempt);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.isRollbackOnly()) {
                throw new IllegalStateException("The route asked for a rollback");
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
