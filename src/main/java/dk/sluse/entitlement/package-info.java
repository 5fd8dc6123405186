/**
 * Entitlements as a second source of membership (R91, R103). {@link dk.sluse.entitlement.Entitlements} asks a register such as REMS
 * who may work on which project, and lets memberships begin and end as it says. What people entered is theirs to end, what they
 * ended is not granted again, and an answer that is odd changes nothing.
 */
package dk.sluse.entitlement;
