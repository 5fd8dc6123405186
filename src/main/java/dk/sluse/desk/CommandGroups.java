package dk.sluse.desk;

import dk.sluse.joining.Joinings;
import dk.sluse.project.MandateLifts;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/**
 * All commands, in groups. To make them all takes longer than most of them need, so only the group is made whose command is
 * asked for; for {@code help}, and for a word that is no command, every one of them.
 */
final class CommandGroups {

    /** Some commands. */
    interface Group {
        void addTo(CommandLine root, Errand errand);
    }

    private final List<Group> groups;
    private final Map<String, Group> byCommand = new HashMap<>();

    CommandGroups(DeskParts parts) {
        Register register = new Register(
                parts.store(),
                parts.projects(),
                parts.people(),
                parts.enrolment(),
                new Joinings(parts.enrolment(), parts.audit(), parts.clock()),
                parts.access(),
                parts.welcome(),
                parts.doorway(),
                parts.audit());
        MandatePrint mandates = new MandatePrint(parts.projects(), parts.clock());
        List<Group> all = new ArrayList<>();
        all.add((root, errand) -> {
            List<Numbered> others = new ArrayList<>();
            others.add(ImportOrders.numbered(errand, parts.imports()));
            parts.release().ifPresent(room -> others.add(ReleaseOrders.numbered(errand, room)));
            RequestOrders.addTo(root, errand, parts.room(), others, mandates);
        });
        all.add((root, errand) -> ImportOrders.addTo(root, errand, parts.imports()));
        parts.release().ifPresent(room -> all.add((root, errand) -> ReleaseOrders.addTo(root, errand, room)));
        all.add((root, errand) -> DecisionOrders.addTo(root, errand, parts.room()));
        all.add((root, errand) -> CaseOrders.addTo(root, errand, parts.room(), parts.platform(), mandates));
        all.add((root, errand) -> PeopleOrders.addTo(root, errand, register));
        all.add((root, errand) -> MemberOrders.addTo(root, errand, register));
        all.add((root, errand) -> DoorOrders.addTo(root, errand, register));
        all.add((root, errand) -> AccessOrders.addTo(root, errand, register));
        all.add((root, errand) -> SanctionOrders.addTo(root, errand, register, parts.sanctions()));
        all.add((root, errand) -> PlatformOrders.addTo(root, errand, parts.platform()));
        MandateLifts lifts = new MandateLifts(parts.store(), parts.projects(), parts.audit(), parts.clock());
        all.add((root, errand) -> MandateOrders.addTo(root, errand, register, lifts));
        all.add((root, errand) -> EntitlementOrders.addTo(root, errand, parts.entitlements()));
        all.add((root, errand) -> AddressOrders.addTo(root, errand, parts));
        all.add((root, errand) -> HubOrders.addTo(root, errand, parts));
        all.add((root, errand) -> RecordOrders.addTo(root, errand, parts));
        this.groups = List.copyOf(all);
        groups.forEach(group -> names(group).forEach(name -> byCommand.put(name, group)));
    }

    private static Set<String> names(Group group) {
        return probe(group).getSubcommands().keySet();
    }

    private static CommandLine probe(Group group) {
        CommandLine probe = new CommandLine(CommandLine.Model.CommandSpec.create());
        group.addTo(probe, Errand.ofNobody(InputStream.nullInputStream(), new PrintWriter(Writer.nullWriter())));
        return probe;
    }

    /** Every command, and the words that commands are grouped under. */
    List<String> commands() {
        Set<String> all = new TreeSet<>();
        groups.forEach(group -> below(probe(group), "", all));
        return List.copyOf(all);
    }

    private static void below(CommandLine command, String path, Set<String> all) {
        command.getSubcommands().forEach((name, each) -> {
            if (!name.equals("help")) {
                all.add(path + name);
                below(each, path + name + " ", all);
            }
        });
    }

    /** The groups that a command needs. */
    List<Group> of(List<String> words) {
        return words.stream()
                .findFirst()
                .flatMap(word -> Optional.ofNullable(byCommand.get(word)))
                .map(List::of)
                .orElse(groups);
    }
}
