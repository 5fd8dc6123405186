package dk.sluse.release;

import dk.sluse.store.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of an order of genome data. It ends in {@link #DELIVERED}, {@link #REFUSED}, {@link #DECLINED}, {@link #WITHDRAWN} or
 * {@link #CLOSED}.
 *
 * <p>What may follow what is the table {@link #NEXT}; the picture in {@code docs/reference/states.md} is drawn from it.
 */
public enum OrderState implements State<OrderState> {
    /** It arrived and is being looked at. */
    RECEIVED,
    /** Its list lies in a zip file whose code nobody entered yet (R16). */
    AWAITING_CODE,
    /** The genome database and the use register are asked (R20). */
    MATCHING,
    /** It asks for few persons, or nearly the same ones as before: an officer looks before any count is told. */
    AWAITING_OFFICER,
    /** Its counts were told; somebody who may says by key whether it is still wanted (R21). */
    AWAITING_ANSWER,
    /** It is still wanted. */
    CONFIRMED,
    /** The register is asked again, and what is to be carried is laid out. */
    PREPARING,
    /** Its files are carried, out of the project's sight. */
    DELIVERING,
    /** Its files lie in the environment. */
    DELIVERED,
    /** It was stopped underway; what was carried is deleted and was never visible. */
    CLEARING,
    /** Its list was faulty, or an officer said no. */
    REFUSED,
    /** It was not wanted any more when the counts were told. */
    DECLINED,
    /** It was taken back before. */
    WITHDRAWN,
    /** Nobody answered, nothing was left to deliver, or what the project rests on was not renewed. */
    CLOSED;

    private static final Map<OrderState, Set<OrderState>> NEXT = Map.ofEntries(
            Map.entry(RECEIVED, EnumSet.of(AWAITING_CODE, MATCHING, REFUSED)),
            Map.entry(AWAITING_CODE, EnumSet.of(MATCHING, REFUSED, WITHDRAWN, CLOSED)),
            Map.entry(MATCHING, EnumSet.of(AWAITING_OFFICER, AWAITING_ANSWER, REFUSED, WITHDRAWN, CLOSED)),
            Map.entry(AWAITING_OFFICER, EnumSet.of(AWAITING_ANSWER, REFUSED, WITHDRAWN, CLOSED)),
            Map.entry(AWAITING_ANSWER, EnumSet.of(CONFIRMED, REFUSED, DECLINED, CLOSED)),
            Map.entry(CONFIRMED, EnumSet.of(PREPARING, REFUSED, WITHDRAWN, CLOSED)),
            Map.entry(PREPARING, EnumSet.of(DELIVERING, CLEARING, CLOSED)),
            Map.entry(DELIVERING, EnumSet.of(DELIVERED, PREPARING, CLEARING)),
            Map.entry(CLEARING, EnumSet.of(REFUSED, CLOSED)),
            Map.entry(DELIVERED, EnumSet.noneOf(OrderState.class)),
            Map.entry(REFUSED, EnumSet.noneOf(OrderState.class)),
            Map.entry(DECLINED, EnumSet.noneOf(OrderState.class)),
            Map.entry(WITHDRAWN, EnumSet.noneOf(OrderState.class)),
            Map.entry(CLOSED, EnumSet.noneOf(OrderState.class)));

    @Override
    public Set<OrderState> next() {
        return Set.copyOf(NEXT.get(this));
    }
}
