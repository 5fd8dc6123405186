package dk.sluse.desk;

import dk.sluse.audit.Audit;
import dk.sluse.joining.Joinings;
import dk.sluse.project.Access;
import dk.sluse.project.Enrolment;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;

/** What commands about people work on. */
record Register(
        Store store,
        Projects projects,
        People people,
        Enrolment enrolment,
        Joinings joinings,
        Access access,
        Welcome welcome,
        Doorway doorway,
        Audit audit) {}
