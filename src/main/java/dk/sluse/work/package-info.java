/**
 * Durable steps. A room that changes state adds the next step through {@link dk.sluse.work.Work} in the same
 * transaction; a route that begins with {@code work:NAME} is given the step, on one hub at a time, again and again until
 * it succeeds. What cannot succeed stops, visibly, and waits for a person; what {@link dk.sluse.work.Waits} for something
 * outside never stops. {@link dk.sluse.work.DurableWork} is the whole of it, the {@code work:} component its face in routes.
 */
package dk.sluse.work;
