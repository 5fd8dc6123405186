/**
 * The hub's memory. {@link dk.sluse.store.Store} gives every room its reads and its transactions over one PostgreSQL; each
 * room keeps its own queries. The tables come from the migrations in {@code db/migration}, run as the owner's role, while
 * the hub works with a role that may not alter the record. Knows no other room.
 */
package dk.sluse.store;
