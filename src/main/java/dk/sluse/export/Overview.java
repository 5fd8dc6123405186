package dk.sluse.export;

import dk.sluse.project.Caller;
import dk.sluse.project.CaseOfficers;
import dk.sluse.project.Denied;
import dk.sluse.screening.Finding;
import dk.sluse.store.Store;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What people may see of requests: officers those they may decide on, operators where everything stands, members their own project's. */
public final class Overview {

    /**
     * A request with all that is known about it.
     *
     * @param report the self-report that keeps it frozen now
     * @param documents names of the documents it came with
     * @param files its files
     * @param correspondence questions and explanations, in order
     */
    public record Story(
            ExportRequest request,
            Optional<SelfReport> report,
            List<String> documents,
            List<FileStory> files,
            List<String> correspondence) {}

    /**
     * A file with what the policies found and who decided.
     *
     * @param findings worst first; empty for whoever may not read them
     * @param decisions one line each
     */
    public record FileStory(ExportFile file, List<Finding> findings, List<String> decisions) {}

    private final Store store;
    private final CaseOfficers officers;
    private final Requests requests;
    private final RequestFiles files;
    private final Freezes freezes;
    private final PolicyOutcomes outcomes;

    Overview(Books books, CaseOfficers officers, PolicyOutcomes outcomes) {
        this.store = books.store();
        this.officers = officers;
        this.requests = books.requests();
        this.files = books.files();
        this.freezes = books.freezes();
        this.outcomes = outcomes;
    }

    /** The requests the caller may see, latest first; those that are over only when asked for. */
    public List<ExportRequest> list(Caller caller, boolean all) {
        Set<RequestState> states = EnumSet.noneOf(RequestState.class);
        Arrays.stream(RequestState.values()).filter(s -> all || !s.isLast()).forEach(states::add);
        return store.read(h -> requests.in(h, states).stream()
                .filter(request -> maySee(h, caller, request))
                .sorted((a, b) -> Long.compare(b.id(), a.id()))
                .toList());
    }

    /**
     * A request's story.
     *
     * @throws Denied when there is none that the caller may see
     */
    public Story story(Caller caller, long id) {
        return store.read(h -> {
            ExportRequest request = requests.find(h, id)
                    .filter(r -> maySee(h, caller, r))
                    .orElseThrow(() -> new Denied("There is no request " + id + " that you may see."));
            return story(h, request, readsFindings(h, caller, request));
        });
    }

    /** The stories of requests with a file of this name, or of the request of this number, latest first. */
    public List<Story> about(Caller caller, String name) {
        return store.read(h -> {
            Optional<Long> number = number(name);
            List<Long> ids = number.isPresent()
                    ? List.of(number.get())
                    : files.named(h, name).stream()
                            .map(ExportFile::request)
                            .distinct()
                            .toList();
            return ids.stream()
                    .flatMap(id -> requests.find(h, id).stream())
                    .filter(request -> maySee(h, caller, request))
                    .map(request -> story(h, request, false))
                    .toList();
        });
    }

    private Story story(Handle h, ExportRequest request, boolean withFindings) {
        List<FileStory> stories = files.of(h, request.id()).stream()
                .map(file -> new FileStory(
                        file,
                        withFindings && file.sha256().isPresent() ? findings(h, file) : List.of(),
                        decisions(h, file)))
                .toList();
        return new Story(
                request,
                freezes.open(h, request.id()),
                documents(h, request.id()),
                stories,
                withFindings ? Explaining.correspondence(h, request.id()) : List.of());
    }

    private List<Finding> findings(Handle h, ExportFile file) {
        return outcomes.lastConfiguration(h, file)
                .map(configuration -> outcomes.findings(h, file, configuration))
                .orElse(List.of());
    }

    private static List<String> documents(Handle h, long request) {
        return h.createQuery("select name from export_document where request = :request order by name")
                .bind("request", request)
                .mapTo(String.class)
                .list();
    }

    private static List<String> decisions(Handle h, ExportFile file) {
        return h.createQuery("""
                        select case when approves then 'approved' else 'refused' end || ' by ' || officer || ' on '
                               || to_char(at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI')
                               || case when reason = '' then '' else ': ' || reason end
                        from decision where file = :file order by at""").bind("file", file.id()).mapTo(String.class).list();
    }

    private boolean maySee(Handle h, Caller caller, ExportRequest request) {
        return caller.isOperator()
                || readsFindings(h, caller, request)
                || caller.memberOf().contains(request.project());
    }

    private boolean readsFindings(Handle h, Caller caller, ExportRequest request) {
        return officers.mayRead(h, caller.login(), request.matter());
    }

    private static Optional<Long> number(String name) {
        String digits = name.startsWith("sluse-") ? name.substring("sluse-".length()) : name;
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
