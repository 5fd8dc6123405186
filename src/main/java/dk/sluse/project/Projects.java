package dk.sluse.project;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The projects as their files say now. The hub puts in and takes out; everyone else looks up. */
public final class Projects {

    private final Map<String, Project> byId = new ConcurrentSkipListMap<>();
    private final Set<Ended> ended = ConcurrentHashMap.newKeySet();

    /** A paper of a project that was seen to be over. */
    record Ended(String project, Paper.Kind kind, String number, LocalDate until) {
        static Ended of(String project, Paper paper) {
            return new Ended(project, paper.kind(), paper.number(), paper.until());
        }
    }

    /** The project of this id. */
    public Optional<Project> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The project of this id, of which it is known that it exists. */
    public Project require(String id) {
        return byId(id).orElseThrow(() -> new Denied("The project " + id + " has no file in config/projects any more."
                + " Put " + id + ".yaml back to go on."));
    }

    /** The project of this acronym, whatever its case. */
    public Optional<Project> byAcronym(String acronym) {
        return all().stream().filter(p -> p.acronym().equalsIgnoreCase(acronym)).findFirst();
    }

    /** The one of these projects whose acronym a text names as a word of its own, or the only one there is. */
    public Optional<Project> meantBy(String text, Set<String> ids) {
        List<Project> candidates =
                ids.stream().map(this::byId).flatMap(Optional::stream).toList();
        String words = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_-]+", " ") + " ";
        List<Project> named = candidates.stream()
                .filter(p -> words.contains(" " + p.acronym().toLowerCase(Locale.ROOT) + " "))
                .toList();
        if (named.size() == 1) {
            return Optional.of(named.get(0));
        }
        return named.isEmpty() && candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** Those of an institution, whatever the case its name is written in. */
    public List<Project> of(String institution) {
        return all().stream()
                .filter(p -> p.institution().equalsIgnoreCase(institution))
                .toList();
    }

    /** All of them, by id. */
    public Collection<Project> all() {
        return List.copyOf(byId.values());
    }

    /** Takes a project over, new or changed. */
    public void put(Project project) {
        byId.put(project.id(), project);
    }

    /** Takes note of the papers that do not count again, whatever the clock says; of no others is that so any more. */
    void ended(Collection<Ended> papers) {
        ended.addAll(papers);
        ended.retainAll(papers);
    }

    /** Takes note of one more. */
    void ended(Ended paper) {
        ended.add(paper);
    }

    void lifted(Ended paper) {
        ended.remove(paper);
    }

    boolean hasEnded(Ended paper) {
        return ended.contains(paper);
    }

    /** Forgets a project whose file went away. Its people, requests and record stay. */
    public void remove(String id) {
        byId.remove(id);
    }
}
