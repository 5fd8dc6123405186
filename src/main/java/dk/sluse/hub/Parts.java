package dk.sluse.hub;

import java.util.Set;

/**
 * What the hub's code brings that routes may name.
 *
 * @param beans the names of its beans
 * @param steps the steps of work that its code adds by itself; each needs a route that begins with it
 * @param placeholders what routes may write as {@code {{name}}} besides the settings
 * @param mandatoryPolicies the policies that the route {@code screen-results} must run
 */
public record Parts(Set<String> beans, Set<String> steps, Set<String> placeholders, Set<String> mandatoryPolicies) {

    public Parts {
        beans = Set.copyOf(beans);
        steps = Set.copyOf(steps);
        placeholders = Set.copyOf(placeholders);
        mandatoryPolicies = Set.copyOf(mandatoryPolicies);
    }
}
