package dk.sluse.importing;

import dk.sluse.audit.Audit;
import dk.sluse.custody.Place;
import dk.sluse.notice.Notices;
import dk.sluse.project.Access;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;

/**
 * What the import room stands on.
 *
 * @param uploads where members put their files, below {@code project/number}
 * @param patience how long instructions wait
 */
public record ImportParts(
        Store store,
        Projects projects,
        People people,
        Access access,
        Audit audit,
        Work work,
        Notices notices,
        Place.Folder uploads,
        Patience patience,
        Clock clock) {}
