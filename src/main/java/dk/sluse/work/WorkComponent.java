package dk.sluse.work;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code work:NAME}. As a route's beginning it is given each subject of the step NAME, again after each failure; as a
 * hop it adds the step NAME with the body as its subject. Finds the hub's {@link DurableWork} in the registry.
 */
@Component("work")
public final class WorkComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        WorkEndpoint endpoint = new WorkEndpoint(uri, this, Claim.checkedStep(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    DurableWork work() {
        DurableWork work = getCamelContext().getRegistry().findSingleByType(DurableWork.class);
        if (work == null) {
            throw new IllegalStateException("A route uses work: but there is no DurableWork in the registry");
        }
        return work;
    }
}
