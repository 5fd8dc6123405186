/**
 * One door. {@link dk.sluse.gateway.Gateway} is the hub's SSH server: keys only; members fetch their project's published
 * files, officers read the airlock, everyone's commands go to the desk. Every listing, read, command and refusal is
 * recorded, and a session ends as soon as its holder is no longer welcome.
 */
package dk.sluse.gateway;
