package dk.sluse.notice;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What every mail may say about the hub: templates name it as {@code address}, {@code hub}, {@code host} and {@code port}.
 *
 * @param address whom mails come from and answers go to, a plain mail address
 * @param name the name shown beside it, such as {@code Forskerservice}
 * @param host where people reach the hub's gateway
 * @param port of the gateway
 */
public record Letterhead(String address, String name, String host, int port) {

    /** What every template may name besides its own facts. */
    static final List<Fact> FACTS =
            List.of(Fact.line("address"), Fact.line("hub"), Fact.line("host"), Fact.line("port"));

    private static final Pattern PLAIN = Pattern.compile("[\\w.+-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    public Letterhead {
        if (!PLAIN.matcher(address).matches()) {
            throw new IllegalArgumentException("Not a plain mail address: " + address);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The hub's name in mails holds a control character");
        }
    }

    /** The part of the address after the {@code @}. */
    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    Map<String, Object> facts() {
        return Map.of("address", address, "hub", name, "host", host, "port", port);
    }
}
