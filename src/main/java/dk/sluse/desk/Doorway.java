package dk.sluse.desk;

import dk.sluse.gateway.Bans;
import dk.sluse.project.MembershipReviews;
import dk.sluse.project.Rules;
import dk.sluse.project.SecondFactors;

/**
 * What commands about coming in work on.
 *
 * @param rules who said that they know them
 * @param factors who has a second factor
 * @param reviews who confirmed a project's members
 * @param bans addresses that are shut out
 */
public record Doorway(Rules rules, SecondFactors factors, MembershipReviews reviews, Bans bans) {}
