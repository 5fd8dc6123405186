package dk.sluse.genome;

import java.util.List;

/**
 * What may still be delivered (R20).
 *
 * @param allowed the samples whose persons are not registered, in the order asked
 * @param registeredPersons how many persons are registered by now
 * @param goneSamples how many samples the genome database no longer has
 */
public record Rechecked(List<String> allowed, int registeredPersons, int goneSamples) {
    public Rechecked {
        allowed = List.copyOf(allowed);
    }
}
