package dk.sluse.hub;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.export.RequestState;
import dk.sluse.hub.WhoMayWhatTable.Row;
import dk.sluse.importing.ImportState;
import dk.sluse.release.OrderState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what in which state: every role, every command and path, every state. The table is {@code
 * src/test/resources/dk/sluse/hub/who-may-what.csv}; the page {@code docs/reference/who-may-what.md} is drawn from it. After a
 * change that is meant: run this test with {@code -Dsluse.docs=write}, and read what the table says now before it is committed.
 */
class WhoMayWhatTest {

    /** Who tries, in the order of the table's columns. */
    static final Map<String, String> ROLES = roles();

    private static final List<String> ON_REQUESTS = List.of(
            "show 1",
            "why 1",
            "confirm 1",
            "withdraw 1",
            "approve 1",
            "refuse 1 --reason x",
            "ask 1 what",
            "rescreen 1",
            "breach 1 --class individual --reason x",
            "breach 1 --class detailed --reason x",
            "unfreeze 1 --reason x",
            "revoke 1 --reason x",
            "extend 1 --days 5 --reason x");

    private static final List<String> ON_CASES = List.of(
            "case show 1",
            "case account 1",
            "case account 1 --from peter",
            "case plan 1",
            "case decide 1 --measure x --reason x",
            "case decide 1 --measure x --reason x --reopen",
            "case decide 1 --measure x --reason x --user 2m --project account",
            "reopen project alpha --reason x",
            "reopen person anna --reason x",
            "appeal MEASURE",
            "appeal MEASURE --from anna",
            "appeal decide MEASURE --outcome lifted --reason x");

    private static final List<String> ON_IMPORTS = List.of("import show 1", "confirm 1", "withdraw 1");

    private static final List<String> ON_ORDERS = List.of(
            "order show 1",
            "order withdraw 1",
            "order code 1",
            "order approve 1 --reason x",
            "order refuse 1 --reason x",
            "confirm 1");

    /** What a closed project could make a difference to. */
    private static final List<String> ON_PROJECTS = List.of(
            "requests",
            "imports",
            "orders",
            "cases",
            "measures",
            "order criteria alpha sex=female",
            "overview sex=female",
            "members alpha",
            "members add alpha nina --name Nina --mail nina@uni.example",
            "members remove alpha arne",
            "members accept 1",
            "reopen project alpha --reason x");

    private static final List<String> ON_NOTHING = List.of(
            "help",
            "whoami",
            "requests",
            "imports",
            "orders",
            "cases",
            "measures",
            "keys",
            "keys add",
            "keys revoke SHA256:none",
            "keys revoke SHA256:arne --login arne",
            "keys revoke-certificate SHA256:" + "a".repeat(43) + " 7",
            "rules",
            "rules accept 2026-1",
            "second-factor begin",
            "second-factor confirm 123456",
            "second-factor remove --code 123456",
            "second-factor remove --login arne",
            "bans",
            "bans lift 192.0.2.1",
            "order key",
            "order criteria alpha sex=female",
            "overview sex=female",
            "members alpha",
            "members add alpha nina --name Nina --mail nina@uni.example",
            "members add alpha nina --name Nina --mail nina@uni.example --pi",
            "members remove alpha arne",
            "members extend alpha arne --until 2027-01-31",
            "members confirm alpha",
            "members accept 1",
            "officers",
            "officers propose nina --name Nina --mail nina@uni.example",
            "officers confirm nina",
            "officers end olga --reason x",
            "people address arne arne@elsewhere.example --reason x",
            "suspend person arne --reason x",
            "suspend project alpha --reason x",
            "suspend institution 'A university' --reason x",
            "reopen person anna --reason x",
            "reopen project alpha --reason x",
            "status",
            "projects",
            "retry collect-results/1",
            "audit anchor",
            "audit verify",
            "audit export --project alpha",
            "clock",
            "acknowledge 1",
            "entitlements accept alpha",
            "mandate lift alpha ethics-approval --reason x",
            "clock accept");

    @TempDir
    Path folder;

    private final List<Row> rows = new ArrayList<>();

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("officer", "olga");
        roles.put("officer, member", "otto");
        roles.put("operator", "opal");
        roles.put("PI", "peter");
        roles.put("requester", "anna");
        roles.put("member", "arne");
        roles.put("other PI", "bodil");
        return roles;
    }

    @Test
    @DisplayName(
            "Every role, every command and path, every state: allowed, or denied with its reason, as the table says")
    void the_table_says_who_may_do_what() throws Exception {
        try (Playhouse house = new Playhouse(folder)) {
            requests(house);
            cases(house);
            importsAndOrders(house);
            tryAll(house, ON_NOTHING, "1", "open", standing("open"));
            tryAll(house, ON_PROJECTS, "1", "project suspended", standing("project suspended"));
            tryAll(house, ON_PROJECTS, "1", "institution suspended", standing("institution suspended"));
            tryAll(house, ON_NOTHING, "1", "self suspended", standing("self suspended"));
            everyCommandIsTriedAndTold(house.commands());
        }
        List<Row> merged = WhoMayWhatTable.merged(rows);
        WhoMayWhatTable.holdOrWrite(merged);
        WhoMayWhatTable.holdOrWritePage();
        invariants(merged);
    }

    /** A command that was added and forgotten here would be open to whom it happens to be. */
    private void everyCommandIsTriedAndTold(List<String> commands) throws IOException {
        assertThat(commands).hasSizeGreaterThan(60);
        assertThat(commands).as("tried in this table").allSatisfy(command -> assertThat(rows)
                .as(command)
                .anyMatch(row -> (row.what() + " ").startsWith(command + " ")));
        List<String> told = Files.readAllLines(Path.of("docs/reference/commands.md"));
        assertThat(commands)
                .as("in docs/reference/commands.md")
                .allSatisfy(command -> assertThat(told).as(command).anyMatch(line -> tells(line, command.split(" "))));
    }

    /** The page writes what comes after the first word once more only where it must: {@code `keys add`, `revoke`}. */
    private static boolean tells(String line, String... words) {
        String spans = Pattern.compile("`[^`]*`")
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .collect(joining(" "));
        return line.startsWith("| `")
                && Pattern.compile("`" + words[0] + "\\b").matcher(spans).find()
                && Stream.of(words).allMatch(word -> Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])")
                        .matcher(spans)
                        .find());
    }

    private void requests(Playhouse house) throws Exception {
        for (RequestState state : RequestState.values()) {
            String id = fileState(state).equals("NAMED") ? Long.toString(house.early) : "1";
            Consumer<Playhouse> set = in -> in.set(h -> {
                h.execute(
                        "update export_request set state = ?, expires_at = '2026-12-24' where id = ?",
                        state.name(),
                        Long.parseLong(id));
                h.execute("update export_file set state = ? where request = ?", fileState(state), Long.parseLong(id));
            });
            inBothStandings(house, ON_REQUESTS, id, state.word(), set);
            for (String standing : List.of("open", "project suspended")) {
                paths(house, id, when(state.word(), standing), set.andThen(standing(standing)));
            }
        }
        frozen(house);
        tryAll(house, ON_REQUESTS, "1", "in-review; institution suspended", standing("institution suspended"));
        tryAll(house, ON_REQUESTS, "1", "in-review; self suspended", standing("self suspended"));
        paths(house, "1", "in-review; self suspended", standing("self suspended"));
    }

    /** What a self-report froze: all the states in which somebody could fetch it, publish it, or delete it. */
    private void frozen(Playhouse house) throws Exception {
        for (RequestState state : List.of(
                RequestState.IN_REVIEW, RequestState.PUBLISHING, RequestState.PUBLISHED, RequestState.EXPIRED)) {
            Consumer<Playhouse> set = in -> in.set(h -> {
                h.execute("update export_request set state = ?, expires_at = '2026-12-24' where id = 1", state.name());
                h.execute("update export_file set state = ? where request = 1", fileState(state));
                h.execute("insert into request_freeze (request, reporter, letter, at) values (1, 'arne', 'x', now())");
            });
            String when = state.word() + "; frozen";
            tryAll(house, ON_REQUESTS, "1", when, set);
            tryAll(house, List.of("cases", "case show 1"), "1", when, set);
            paths(house, "1", when, set);
        }
    }

    /** While all is open; and, what anybody may do then, once more while the project is suspended. */
    private void inBothStandings(
            Playhouse house, List<String> commands, String id, String state, Consumer<Playhouse> set) throws Exception {
        int before = rows.size();
        tryAll(house, commands, id, state, set);
        List<String> allowed = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            if (rows.get(before + i).answers().contains("yes")) {
                allowed.add(commands.get(i));
            }
        }
        String suspended = "project suspended";
        tryAll(house, allowed, id, when(state, suspended), set.andThen(standing(suspended)));
    }

    private static String when(String state, String standing) {
        return state + (standing.equals("open") ? "" : "; " + standing);
    }

    private void paths(Playhouse house, String id, String when, Consumer<Playhouse> set) throws Exception {
        begin(house, set);
        add(house, "sftp /alpha/1/", when, login -> house.download(login, id));
        add(house, "sftp airlock /alpha/1/", when, login -> house.airlock(login, id));
    }

    private static String fileState(RequestState state) {
        return switch (state) {
            case STAGED, RECEIVED, INCOMPLETE, COLLECTING -> "NAMED";
            case SCREENING -> "COLLECTED";
            case IN_REVIEW, AWAITING_EXPLANATION -> "SCREENED";
            case DECIDED, PUBLISHING -> "APPROVED";
            case PUBLISHED -> "PUBLISHED";
            case EXPIRED, REVOKED -> "DELETED";
            case BREACH -> "FROZEN";
            case WITHDRAWN, RETURNING -> "RETURNING";
            case RETURNED -> "RETURNED";
        };
    }

    private void cases(Playhouse house) throws Exception {
        Map<String, Consumer<Playhouse>> states = new LinkedHashMap<>();
        states.put("no breach", in -> {});
        states.put("individual, nothing in", in -> in.give("olga", "breach 1 a.txt --class individual --reason x"));
        states.put(
                "individual, account in",
                states.get("individual, nothing in").andThen(in -> in.give("olga", "case account 1 --from peter")));
        states.put(
                "individual, account and plan in",
                states.get("individual, account in").andThen(in -> in.give("olga", "case plan 1 --from peter")));
        states.put(
                "individual, decided, still closed",
                states.get("individual, account and plan in")
                        .andThen(in -> in.give("olga", "case decide 1 --measure x --reason x")));
        states.put(
                "individual, appealed",
                states.get("individual, decided, still closed")
                        .andThen(in -> in.give("olga", "appeal " + in.measure() + " --from anna")));
        states.put("detailed, nothing in", in -> in.give("olga", "breach 1 a.txt --class detailed --reason x"));
        states.put(
                "detailed, decided",
                states.get("detailed, nothing in")
                        .andThen(in -> in.give("olga", "case decide 1 --measure x --reason x")));
        for (Map.Entry<String, Consumer<Playhouse>> state : states.entrySet()) {
            tryAll(house, ON_CASES, "1", state.getKey(), state.getValue());
        }
    }

    private void importsAndOrders(Playhouse house) throws Exception {
        for (ImportState state : ImportState.values()) {
            Consumer<Playhouse> set = in -> in.set(h -> h.execute("update import_request set state = ?", state.name()));
            String id = Long.toString(house.importing);
            inBothStandings(house, ON_IMPORTS, id, "import " + state.word(), set);
            for (String standing : List.of("open", "project suspended")) {
                begin(house, set.andThen(standing(standing)));
                add(house, "sftp put /upload/alpha/1/", when("import " + state.word(), standing), house::upload);
            }
        }
        for (OrderState state : OrderState.values()) {
            Consumer<Playhouse> set = in -> in.set(h -> h.execute("update release_order set state = ?", state.name()));
            inBothStandings(house, ON_ORDERS, Long.toString(house.order), "order " + state.word(), set);
        }
    }

    /** How access stands. */
    private static Consumer<Playhouse> standing(String standing) {
        return switch (standing) {
            case "open" -> in -> {};
            case "project suspended" -> in -> in.give("olga", "suspend project alpha --reason x");
            case "institution suspended" -> in -> in.give("olga", "suspend institution 'A university' --reason x");
            case "self suspended" ->
                in -> Stream.of("otto", "opal", "peter", "anna", "arne", "bodil", "olga")
                        .forEach(login -> in.give("olga", "suspend person " + login + " --reason x"));
            default -> throw new IllegalArgumentException(standing);
        };
    }

    private void tryAll(Playhouse house, List<String> commands, String id, String when, Consumer<Playhouse> set)
            throws Exception {
        begin(house, set);
        String measure = house.measure();
        for (String command : commands) {
            String line = command.replace(" 1", " " + id).replace("MEASURE", measure);
            add(house, command, when, login -> house.answer(login, line));
        }
    }

    private static void begin(Playhouse house, Consumer<Playhouse> set) throws Exception {
        house.forgetAll();
        set.accept(house);
        house.keep();
    }

    private interface Trial {
        String answer(String login);
    }

    private void add(Playhouse house, String what, String when, Trial trial) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String login : ROLES.values()) {
            answers.add(WhoMayWhatTable.named(what, when, login, trial.answer(login)));
            house.forget();
        }
        rows.add(new Row(what, when, answers));
    }

    /** What must hold whatever the table says: nobody writes these away. */
    private static void invariants(List<Row> rows) {
        List<String> roles = List.copyOf(ROLES.keySet());
        for (Row row : rows) {
            List<String> may = roles.stream()
                    .filter(role -> row.answers().get(roles.indexOf(role)).equals("yes"))
                    .toList();
            String what = row.what();
            if (Stream.of(
                            "approve 1",
                            "refuse 1",
                            "ask 1",
                            "rescreen",
                            "breach",
                            "unfreeze",
                            "revoke",
                            "extend",
                            "case decide",
                            "sftp airlock",
                            "appeal decide")
                    .anyMatch(what::startsWith)) {
                assertThat(may).as("R42 F31 " + row).isSubsetOf("officer");
            }
            if (what.startsWith("sftp /alpha")) {
                assertThat(may).as("R46 " + row).isSubsetOf("PI", "requester", "member", "officer, member");
                assertThat(may.isEmpty()).as("R68 " + row).isEqualTo(!row.when().equals("published"));
            }
            if (row.when().contains("self suspended")) {
                assertThat(may.isEmpty()
                                || List.of("help", "whoami", "cases", "measures")
                                        .contains(what))
                        .as("R49 " + row)
                        .isTrue();
            }
            if (what.startsWith("approve 1") && row.when().contains("suspended")) {
                assertThat(may).as("R71 " + row).isEmpty();
            }
            if (what.startsWith("reopen")
                    && row.when().startsWith("individual")
                    && !row.when().contains("decided")
                    && !row.when().contains("appealed")) {
                assertThat(may).as("R74 " + row).isEmpty();
            }
        }
    }
}
