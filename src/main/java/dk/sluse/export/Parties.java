package dk.sluse.export;

import dk.sluse.project.Access;
import dk.sluse.project.People;
import dk.sluse.project.Projects;

/** Whom a request can concern, and who of them may do what. */
record Parties(Projects projects, People people, Access access) {}
