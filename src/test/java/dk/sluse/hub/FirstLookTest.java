package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstLookTest {

    @Test
    @DisplayName("A tick before the projects' files were read does nothing, each one after does its task")
    void ticks() throws Exception {
        AtomicInteger done = new AtomicInteger();
        FirstLook look = new FirstLook();
        Processor tick = look.before(e -> done.incrementAndGet());
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        tick.process(exchange);
        assertThat(done).hasValue(0);

        look.taken();
        tick.process(exchange);
        tick.process(exchange);
        assertThat(done).hasValue(2);
    }
}
