package dk.sluse.release;

/**
 * The release room, furnished: one object for each thing that routes, commands and letters do with orders.
 *
 * @param intake letters about orders
 * @param ordering what is done by key
 * @param deciding by officers
 * @param matching with the genome database and the use register
 * @param preparing of deliveries
 * @param delivering into environments
 * @param timekeeping reminders, closing
 * @param overview what people may know of orders
 * @param survey how much data there is
 */
public record ReleaseRoom(
        OrderIntake intake,
        Ordering ordering,
        OrderDeciding deciding,
        Matchmaking matching,
        Preparing preparing,
        Delivering delivering,
        OrderTimekeeping timekeeping,
        OrderOverview overview,
        Survey survey) {

    /** Furnishes the room. */
    public static ReleaseRoom over(ReleaseParts parts) {
        OrderBook book = new OrderBook(parts);
        Closures closures = new Closures(book);
        parts.access().whenReopened(closures::reopened);
        Reception reception = new Reception(book);
        Withdrawal withdrawal = new Withdrawal(book, parts.settings());
        Matchmaking matching = new Matchmaking(parts, book, withdrawal);
        return new ReleaseRoom(
                new OrderIntake(parts, book, reception, withdrawal),
                new Ordering(parts, book, reception, withdrawal),
                new OrderDeciding(parts, book, matching),
                matching,
                new Preparing(parts, book),
                new Delivering(parts, book),
                new OrderTimekeeping(parts, book, withdrawal),
                new OrderOverview(parts, book),
                new Survey(parts, book));
    }
}
