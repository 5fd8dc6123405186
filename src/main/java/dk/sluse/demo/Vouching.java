package dk.sluse.demo;

import java.util.List;

/** What the receiving mail server, and whoever pretends to be one, says of a sender in {@code Authentication-Results}. */
public enum Vouching {
    /** Our server proved that the mail comes from where it says. */
    PASS,
    /** Our server found that it does not. */
    FAIL,
    /** Our server proved a domain, but another one than the sender's. */
    OTHER_DOMAIN,
    /** Nobody says anything. */
    MISSING,
    /** Our server found a fault; the mail brought a line of its own along that claims ours had passed it. */
    FORGED,
    /** Only a line of some other server says that it is proven. */
    OTHER_SERVER;

    private static final String ELSEWHERE = "mx.elsewhere.example";

    /** What our server puts on top. */
    List<String> onTop(String authservId, String domain) {
        return switch (this) {
            case PASS -> List.of(results(authservId, "pass", domain));
            case FAIL, FORGED -> List.of(results(authservId, "fail", domain));
            case OTHER_DOMAIN -> List.of(results(authservId, "pass", "elsewhere.example"));
            case MISSING, OTHER_SERVER -> List.of();
        };
    }

    /** What the mail brought along. */
    List<String> broughtAlong(String authservId, String domain) {
        return switch (this) {
            case FORGED -> List.of(results(authservId, "pass", domain));
            case OTHER_SERVER -> List.of(results(ELSEWHERE, "pass", domain));
            case PASS, FAIL, OTHER_DOMAIN, MISSING -> List.of();
        };
    }

    private static String results(String server, String result, String domain) {
        return "Authentication-Results: %s;\r\n\tspf=%s smtp.mailfrom=%s;\r\n\tdmarc=%s (p=reject) header.from=%s"
                .formatted(server, result, domain, result, domain);
    }
}
