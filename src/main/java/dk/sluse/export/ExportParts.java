package dk.sluse.export;

import dk.sluse.audit.Audit;
import dk.sluse.audit.SshSigner;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.notice.Notices;
import dk.sluse.project.Access;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.sanction.SanctionTable;
import dk.sluse.screening.PolicyBook;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the export room stands on.
 *
 * @param policies the policies as configured now
 * @param inspectors starts limited processes
 * @param signer signs releases
 * @param sanctions what is proposed for breaches
 * @param grace how long a running download may go on after its expiry
 * @param longestExtension days by which a download can be extended at most
 */
public record ExportParts(
        Store store,
        Projects projects,
        People people,
        Access access,
        Audit audit,
        Work work,
        Notices notices,
        Supplier<PolicyBook> policies,
        ResultScreening.Inspectors inspectors,
        SshSigner signer,
        Lodging lodging,
        SanctionTable sanctions,
        Deadlines deadlines,
        DownloadTerm term,
        Clock clock,
        Duration grace,
        int longestExtension) {}
