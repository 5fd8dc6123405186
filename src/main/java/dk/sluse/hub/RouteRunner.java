package dk.sluse.hub;

import dk.sluse.custody.Carrier;
import dk.sluse.custody.Places;
import dk.sluse.notice.Outbox;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;

/** Runs the routes: Camel, with the beans that they name and the settings that they may read. */
final class RouteRunner implements AutoCloseable {

    private static final String PATTERN = "camel.main.routesIncludePattern";

    private final Main camel = new Main();

    RouteRunner(Site site) throws IOException {
        String files = "file:" + site.routes().toAbsolutePath() + "/**/*.camel.yaml";
        camel.configure().withName("sluse");
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.configure().setRoutesIncludePattern(files);
        Map<String, String> effective = new TreeMap<>(site.settings().effective());
        effective.putAll(Placeholder.of(site.settings()));
        effective.put(PATTERN, files);
        effective.forEach(camel::addInitialProperty);
    }

    /** What the {@code work:} and {@code custody:} components work with. */
    void bind(DurableWork work, Carrier carrier, Places places) {
        camel.bind("work", work);
        camel.bind("custody", carrier);
        camel.bind("places", places);
    }

    void bind(Map<String, Processor> processors) {
        processors.forEach(camel::bind);
    }

    /** A bean that an endpoint names, such as the data source of {@code jdbc:}. */
    void bind(String name, Object bean) {
        camel.bind(name, bean);
    }

    void start() throws Exception {
        camel.start();
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    void publishMetrics(Store store, DurableWork work, Outbox outbox, Carrier carrier) {
        MeterRegistry registry = context().getRegistry().findSingleByType(MeterRegistry.class);
        if (registry != null) {
            new HubMetrics(store, registry).publish(work, outbox, carrier.progress());
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
