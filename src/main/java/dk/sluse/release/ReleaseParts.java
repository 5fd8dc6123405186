package dk.sluse.release;

import dk.sluse.audit.Audit;
import dk.sluse.genome.Genomes;
import dk.sluse.notice.Notices;
import dk.sluse.project.Access;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.work.Work;
import java.time.Clock;

/**
 * What the release room stands on.
 *
 * @param genomes the genome database and the use register
 * @param key opens lists
 * @param lodging where lists wait and papers are written
 */
public record ReleaseParts(
        Store store,
        Projects projects,
        People people,
        Access access,
        Audit audit,
        Work work,
        Notices notices,
        Genomes genomes,
        ListKey key,
        ReleaseLodging lodging,
        ReleaseSettings settings,
        Clock clock) {}
