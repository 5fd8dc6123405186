package dk.sluse.work;

import java.util.OptionalInt;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** One step of a flow. */
@UriEndpoint(
        scheme = "work",
        syntax = "work:step",
        title = "Durable work",
        firstVersion = "0.1.0",
        category = {Category.WORKFLOW})
public final class WorkEndpoint extends DefaultEndpoint {

    @UriPath(description = "The step's name")
    @Metadata(required = true)
    private final String step;

    @UriParam(defaultValue = "1", description = "How many subjects run at once on one hub")
    private int concurrency = 1;

    @UriParam(description = "How often a subject is tried again before it stops and waits for a person")
    private OptionalInt retries = OptionalInt.empty();

    WorkEndpoint(String uri, WorkComponent component, String step) {
        super(uri, component);
        this.step = step;
    }

    /** The step's name. */
    public String getStep() {
        return step;
    }

    /** How many subjects run at once on one hub. */
    public int getConcurrency() {
        return concurrency;
    }

    /** Sets how many subjects run at once on one hub. */
    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    /** Sets how often a subject is tried again before it stops; the hub's setting where it is not set. */
    public void setRetries(int retries) {
        this.retries = OptionalInt.of(retries);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        WorkConsumer consumer = new WorkConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new WorkProducer(this);
    }

    DurableWork work() {
        return ((WorkComponent) getComponent()).work();
    }

    Lane lane(StepHandler handler) {
        return new Lane(concurrency, retries.orElseGet(() -> work().retries()), handler);
    }
}
