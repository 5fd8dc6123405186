package dk.sluse.genome;

import dk.sluse.calendar.Copenhagen;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The room, put together over a genome database and a register. */
public final class GenomeRoom implements Genomes {

    private final GenomeBook book;
    private final UseRegister register;
    private final Recheck recheck;
    private final Overview overview;
    private final Planning planning;
    private final Clock clock;

    /**
     * The room.
     *
     * @param clock business time
     */
    public GenomeRoom(GenomeBook book, GenomeDatabase database, UseRegister register, Clock clock) {
        this.book = book;
        this.register = register;
        this.recheck = new Recheck(book, database, register, clock);
        this.overview = new Overview(book, database);
        this.planning = new Planning(book, database, new Pseudonyms());
        this.clock = clock;
    }

    @Override
    public Matching matching(Question question) {
        if (question instanceof Question.ByNumbers list) {
            return new NumberMatching(list.numbers(), book, register);
        }
        Criteria criteria = ((Question.ByCriteria) question).criteria();
        return new CriteriaMatching(criteria, book, recheck, today());
    }

    @Override
    public Rechecked recheck(List<String> samples) throws IOException {
        return recheck.of(samples);
    }

    @Override
    public PlanOutcome plan(Handle h, String project, List<String> samples) throws IOException {
        return planning.plan(h, project, samples);
    }

    @Override
    public CriteriaReading criteria(Map<String, String> fields) {
        return CriteriaReader.read(book, fields);
    }

    @Override
    public OverviewOutcome overview(Criteria criteria, Optional<String> by) throws IOException {
        return overview.answer(criteria, by, today());
    }

    private LocalDate today() {
        return Copenhagen.day(clock.instant());
    }
}
