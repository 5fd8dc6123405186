package dk.sluse.desk;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Verification;
import dk.sluse.custody.Progress;
import dk.sluse.entitlement.Entitlements;
import dk.sluse.export.ExportRoom;
import dk.sluse.importing.ImportRoom;
import dk.sluse.notice.Outbox;
import dk.sluse.platform.Platform;
import dk.sluse.project.Access;
import dk.sluse.project.Enrolment;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.release.ReleaseRoom;
import dk.sluse.sanction.Sanctions;
import dk.sluse.store.Store;
import dk.sluse.work.DurableWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the desk's commands work on.
 *
 * @param release orders of genome data, where there is a genome database
 * @param sanctions measures and appeals
 * @param platform the doors that are not the hub's
 * @param entitlements the register that memberships follow, where there is one
 * @param troubles what operators should know now, one line each: faulty project files, a clock that jumped
 * @param seal seals what the record has not sealed yet
 * @param verify verifies every chain
 * @param acceptClock lets expiry go on after a jump of the clock, for the operator of this login
 */
public record DeskParts(
        Store store,
        ExportRoom room,
        Optional<ReleaseRoom> release,
        ImportRoom imports,
        Projects projects,
        People people,
        Enrolment enrolment,
        Access access,
        Sanctions sanctions,
        Platform platform,
        Optional<Entitlements> entitlements,
        Welcome welcome,
        Doorway doorway,
        Audit audit,
        DurableWork work,
        Outbox outbox,
        Progress progress,
        Clock clock,
        Supplier<List<String>> troubles,
        Runnable seal,
        Supplier<List<Verification>> verify,
        Consumer<String> acceptClock) {}
