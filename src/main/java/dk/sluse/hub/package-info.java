/**
 * The only wiring. Settings, places, projects and routes are read and checked here, and nowhere else: each reader collects
 * every {@link dk.sluse.hub.Fault} with its file, line and remedy instead of stopping at the first, {@link
 * dk.sluse.hub.CheckCommand} prints them, and the hub starts only when there is none. What was read becomes plain records
 * that the other rooms get through their constructors.
 */
package dk.sluse.hub;
