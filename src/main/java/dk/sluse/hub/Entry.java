package dk.sluse.hub;

import dk.sluse.desk.Doorway;
import dk.sluse.gateway.Bans;
import dk.sluse.project.Entrance;
import dk.sluse.project.Lapses;
import dk.sluse.project.MandateEnds;
import dk.sluse.project.MandateWarnings;
import dk.sluse.project.MembershipReviews;
import dk.sluse.project.Rules;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import java.io.IOException;
import java.time.Clock;

/**
 * What decides about who comes in, for both doors, and what is asked and told so that it stays so.
 *
 * @param bans addresses that are shut out
 * @param terms what time brings about for projects and people
 */
record Entry(Entrance entrance, Rules rules, SecondFactors factors, Bans bans, Terms terms) {

    /** Phones and addresses know the machine's time only. */
    static Entry over(Settings settings, Foundation ground) throws IOException {
        Settings.Entrance said = settings.entrance();
        Rules rules = new Rules(said.rulesVersion(), ground.audit(), ground.clock());
        SealingKey key = SealingKey.in(settings.hub().data().resolve("keys"));
        SecondFactors factors = new SecondFactors(said.secondFactor(), key, ground.audit(), Clock.systemUTC());
        return new Entry(
                new Entrance(ground.people(), ground.access(), rules, factors, said.authorities(), ground.clock()),
                rules,
                factors,
                new Bans(said.bans(), Clock.systemUTC()),
                terms(said, ground));
    }

    private static Terms terms(Settings.Entrance said, Foundation ground) {
        return new Terms(
                new MembershipReviews(
                        ground.store(),
                        ground.projects(),
                        ground.people(),
                        ground.access(),
                        ground.audit(),
                        ground.clock(),
                        said.reviews(),
                        new ReviewMails(ground.mailRoom())),
                new MandateWarnings(
                        ground.store(),
                        ground.projects(),
                        ground.people(),
                        ground.audit(),
                        ground.clock(),
                        new MandateMails(ground.mailRoom())),
                new MandateEnds(ground.store(), ground.projects(), ground.audit(), ground.clock(), Hub.CLOCK_LIMIT),
                new Lapses(ground.store(), ground.clock(), Hub.CLOCK_LIMIT));
    }

    /** What commands about it work on. */
    Doorway doorway() {
        return new Doorway(rules, factors, terms.reviews(), bans);
    }
}
