package dk.sluse.joining;

import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import java.time.Instant;
import java.util.Optional;

/**
 * A member whom a PI named by mail.
 *
 * @param id by which it is confirmed
 * @param person who becomes a member
 * @param key the public key that the letter bore; none of somebody who is known
 * @param until the first moment at which the membership does not hold any more
 * @param by the PI who sent the letter
 * @param at when
 * @param acceptedAt when it was confirmed
 */
public record Proposal(
        long id,
        String project,
        Person person,
        Optional<PublicKeyLine> key,
        Optional<Instant> until,
        String by,
        Instant at,
        Optional<Instant> acceptedAt) {}
