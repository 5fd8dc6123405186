package dk.sluse.hub;

import dk.sluse.project.Authority;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.wording.Masking;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads what a project rests on from its file (R9, R12, R14, R65). A group that is there must be whole; one that is not there
 * leaves the project without it, which {@link #complete} tells.
 */
final class MandateReader {

    private static final String NUMBER = "[\\p{L}\\p{N}][\\p{L}\\p{N} ./_:-]{0,63}";

    private final YamlMap file;

    MandateReader(YamlMap file) {
        this.file = file;
    }

    Mandate mandate() {
        Map<Paper.Kind, Paper> papers = new EnumMap<>(Paper.Kind.class);
        Optional<YamlMap> approval = file.get(Paper.Kind.APPROVAL.key()).flatMap(YamlNode::map);
        approval.flatMap(keys -> paper(Paper.Kind.APPROVAL, keys)).ifPresent(paper -> papers.put(paper.kind(), paper));
        Set<String> covers = approval.map(MandateReader::covers).orElse(Set.of());
        approval.ifPresent(YamlMap::noOthers);
        Optional<YamlMap> agreement = file.get(Paper.Kind.AGREEMENT.key()).flatMap(YamlNode::map);
        agreement
                .flatMap(keys -> paper(Paper.Kind.AGREEMENT, keys))
                .ifPresent(paper -> papers.put(paper.kind(), paper));
        agreement.ifPresent(YamlMap::noOthers);
        approval.ifPresent(keys -> mustCover(covers));
        return new Mandate(authority(), papers, covers);
    }

    private Optional<Authority> authority() {
        List<String> known =
                Arrays.stream(Authority.values()).map(Authority::name).toList();
        Optional<YamlNode> node = file.get("authorised-by");
        Optional<String> name = node.flatMap(YamlNode::text).map(text -> text.toUpperCase(Locale.ROOT));
        if (name.isPresent() && !known.contains(name.get())) {
            node.orElseThrow()
                    .fault(
                            "\"authorised-by\" cannot be " + Faults.quoted(name.get()) + ".",
                            "Write DST (Statistics Denmark), SDS (the Danish Health Data Authority), or else NGC.");
            return Optional.empty();
        }
        return name.map(Authority::valueOf);
    }

    private static Optional<Paper> paper(Paper.Kind kind, YamlMap keys) {
        Optional<String> number = number(keys);
        Optional<LocalDate> from = day(keys, "from");
        Optional<LocalDate> until = day(keys, "until");
        if (number.isEmpty() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get().isBefore(from.get())) {
            YamlNode node = keys.peek("until").orElseThrow();
            node.fault(node.shownName() + " lies before \"from\".", "Write its last day.");
            return Optional.empty();
        }
        return Optional.of(new Paper(kind, number.get(), from.get(), until.get()));
    }

    /** It is told in mails and answers, so it must not have the shape of a person number. */
    private static Optional<String> number(YamlMap keys) {
        Optional<String> number = ProjectReader.matching(
                keys, "number", NUMBER, "Write its number as issued: letters, digits and . / _ : - only.");
        if (number.isPresent() && !Masking.mask(number.get()).equals(number.get())) {
            YamlNode node = keys.peek("number").orElseThrow();
            node.fault(
                    node.shownName() + " looks like a person number.",
                    "Write the number of the paper, with another sign between its digits if need be.");
            return Optional.empty();
        }
        return number;
    }

    private static Optional<LocalDate> day(YamlMap keys, String key) {
        Optional<String> text = keys.needText(key);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            YamlNode node = keys.peek(key).orElseThrow();
            node.fault(
                    node.shownName() + " is no day: " + Faults.quoted(text.orElseThrow()) + ".",
                    "Write year, month and day, such as 2026-11-22.");
            return Optional.empty();
        }
    }

    private static Set<String> covers(YamlMap approval) {
        Set<String> covers = new TreeSet<>();
        for (YamlNode node : approval.listOf("covers")) {
            Optional<String> permission = node.text();
            if (permission.isPresent() && !Mandate.BY_APPROVAL.contains(permission.get())) {
                node.fault(
                        "An ethics approval cannot cover " + Faults.quoted(permission.get()) + " here.",
                        Nearest.of(permission.get(), Mandate.BY_APPROVAL)
                                .map(likely -> "Did you mean \"" + likely + "\"?")
                                .orElse("Known are: cpr-numbers and identifiable-data."));
            }
            permission.ifPresent(covers::add);
        }
        return covers;
    }

    /** A permission that the approval does not cover would lift nothing: whoever wrote it is told. */
    private void mustCover(Set<String> covers) {
        for (YamlNode node : file.listOf("permissions")) {
            Optional<String> uncovered = node.isScalar()
                    ? node.text().filter(Mandate.BY_APPROVAL::contains).filter(each -> !covers.contains(each))
                    : Optional.empty();
            uncovered.ifPresent(permission -> node.fault(
                    "The ethics approval does not cover the permission \"" + permission + "\".",
                    "Add it to \"ethics-approval.covers\" if the approval says so, or take it out here."));
        }
    }

    /**
     * A project's file from before these keys, or of a project still being agreed on, is taken over: what needs them is not
     * done. {@code ./sluse check} says so, once for each file; and that a paper counts only from a day to come, as one that was
     * renewed before its end must not.
     */
    static void complete(ProjectFile file, Faults faults, LocalDate today) {
        List<String> missing = file.project().mandate().missing();
        if (!missing.isEmpty()) {
            faults.add(
                    file.file(),
                    1,
                    "The project's record lacks "
                            + missing.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", "))
                            + ": it gets no data, and what asks for them waits.",
                    "Add them as config/projects/example.yaml.sample shows; until then the hub does all else for it.");
        }
        for (Paper paper : file.project().mandate().notBegun(today)) {
            faults.add(
                    file.file(),
                    1,
                    "\"" + paper.kind().key() + "\" counts only from " + paper.from()
                            + ": what asks for it waits until then.",
                    "If it renews one that holds now, leave the first day as it was, and write the new \"until\".");
        }
    }
}
