package dk.sluse.work;

import static dk.sluse.work.TestHub.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.store.TestDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The {@code work:} component in routes. */
class WorkRouteTest {

    private TestDatabase database;
    private TestHub hub;
    private CamelContext camel;
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        hub = new TestHub(database.database().pool(), "one");
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("durable-work", hub.work);
    }

    @AfterEach
    void close() {
        hub.close();
        camel.stop();
        database.close();
    }

    private void routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
        hub.started();
    }

    @Test
    void one_route_hands_a_subject_to_the_next() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("work:collect-results?concurrency=2&retries=5").to("work:screen-results");
                from("work:screen-results")
                        .process(e -> done.add(e.getIn().getHeader("SluseStep") + " "
                                + e.getIn().getBody(String.class) + " "
                                + e.getIn().getHeader("SluseAttempt")));
            }
        });
        hub.add("collect-results", "17");

        eventually().until(() -> done.contains("screen-results 17 1"));
        eventually().until(() -> hub.waiting().isEmpty());
    }

    @Test
    void an_exchange_that_fails_is_tried_again_and_stops_after_its_retries() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("work:publish?retries=1").process(e -> {
                    attempts.incrementAndGet();
                    throw new java.io.IOException("Disk full");
                });
                from("work:rolled-back?retries=0").rollback("on purpose");
            }
        });
        hub.add("publish", "17");
        hub.add("rolled-back", "18");

        eventually().until(() -> hub.stopped().size() == 2);
        assertThat(attempts).hasValue(2);
        assertThat(hub.stopped()).extracting(Stopped::reason).contains("Disk full");
    }

    @Test
    void an_exception_that_the_route_handled_is_no_failure() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).process(e -> done.add("handled"));
                from("work:publish?retries=0").process(e -> {
                    throw new IllegalStateException("known");
                });
            }
        });
        hub.add("publish", "17");

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("handled");
        assertThat(hub.stopped()).isEmpty();
    }

    @Test
    void a_route_that_is_stopped_leaves_its_steps_waiting_and_takes_them_when_it_starts_again() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("work:publish")
                        .routeId("publish")
                        .process(e -> done.add(e.getIn().getBody(String.class)));
            }
        });
        camel.getRouteController().stopRoute("publish");
        hub.add("publish", "17");
        eventually().until(() -> !hub.waiting().get(0).running());
        camel.getRouteController().startRoute("publish");
        hub.retry("publish", "17");

        eventually().until(() -> done.contains("17"));
    }

    @Test
    void a_route_added_while_the_hub_runs_takes_its_steps() throws Exception {
        CountDownLatch added = new CountDownLatch(1);
        routes(new RouteBuilder() {
            @Override
            public void configure() {}
        });
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("work:late").process(e -> added.countDown());
            }
        });
        hub.add("late", "1");
        eventually().until(() -> added.getCount() == 0);
    }

    @Test
    void two_routes_for_one_step_and_a_bad_name_are_refused_at_the_start() {
        assertThatThrownBy(() -> routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("work:publish").to("log:a");
                        from("work:publish?concurrency=2").to("log:b");
                    }
                }))
                .hasStackTraceContaining("Two routes begin with work:publish");
        assertThatThrownBy(() -> camel.getEndpoint("work:Publish Results")).hasStackTraceContaining("lower-case");
        assertThatThrownBy(() -> camel.getEndpoint("work:publish?concurrancy=2"))
                .hasStackTraceContaining("concurrancy");
    }
}
