package dk.sluse.importing;

import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Parties;
import dk.sluse.store.Store;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What people may see of imports: officers and operators all but their own projects', members their project's. */
public final class ImportOverview {

    /** An import with its files. */
    public record Story(ImportRequest request, List<ImportFile> files) {
        public Story {
            files = List.copyOf(files);
        }
    }

    private final Store store;
    private final Imports imports;
    private final ImportFiles files;
    private final Parties parties;

    ImportOverview(Books books, Parties parties) {
        this.store = books.store();
        this.imports = books.imports();
        this.files = books.files();
        this.parties = parties;
    }

    /** The imports the caller may see, latest first; those that are over only when asked for. */
    public List<ImportRequest> list(Caller caller, boolean all) {
        Set<ImportState> states = EnumSet.noneOf(ImportState.class);
        Arrays.stream(ImportState.values()).filter(s -> all || !s.isLast()).forEach(states::add);
        return store.read(h -> imports.in(h, states).stream()
                .filter(request -> maySee(h, caller, request))
                .sorted(Comparator.comparingLong(ImportRequest::id).reversed())
                .toList());
    }

    /** Whether this is the number of an import that the caller may see. Exports and orders have different ones. */
    public boolean sees(Caller caller, long id) {
        return store.read(h -> imports.find(h, id).filter(request -> maySee(h, caller, request)))
                .isPresent();
    }

    /**
     * An import's story.
     *
     * @throws Denied when there is none that the caller may see
     */
    public Story story(Caller caller, long id) {
        return store.read(h -> imports.find(h, id)
                .filter(request -> maySee(h, caller, request))
                .map(request -> new Story(request, files.of(h, id)))
                .orElseThrow(() -> new Denied("There is no import " + id + " that you may see.")));
    }

    /** The stories of imports with a file of this name, or of the import of this number, latest first. */
    public List<Story> about(Caller caller, String name) {
        String digits = name.startsWith("sluse-") ? name.substring("sluse-".length()) : name;
        return store.read(h -> {
            List<Long> ids =
                    digits.matches("\\d{1,18}") ? List.of(Long.parseLong(digits)) : files.importsNaming(h, name);
            return ids.stream()
                    .flatMap(id -> imports.find(h, id).stream())
                    .filter(request -> maySee(h, caller, request))
                    .map(request -> new Story(request, files.of(h, request.id())))
                    .toList();
        });
    }

    private boolean maySee(Handle h, Caller caller, ImportRequest request) {
        Set<Office> offices = parties.people().officesOf(h, caller.login());
        boolean officer =
                offices.contains(Office.OFFICER) && !parties.people().isMember(h, request.project(), caller.login());
        return offices.contains(Office.OPERATOR) || officer || caller.memberOf().contains(request.project());
    }
}
