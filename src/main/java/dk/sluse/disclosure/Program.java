package dk.sluse.disclosure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The largest or smallest value of a hidden number by integer linear programming. Its numbers are tried against every sum
 * before anything rests on them; its bounds can only cost an officer a look.
 */
final class Program {

    private static final long LONGEST_MILLIS = 2_000;
    private static final double SURE = 1e-6;

    private final Bounds bounds;
    private final int[] component;

    Program(Bounds bounds, int[] component) {
        this.bounds = bounds;
        this.component = component;
    }

    /** Numbers with the most, or the least, that this one can be, or the knowledge that there are none. */
    ExactSearch.Answer extreme(int number, boolean most) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = LONGEST_MILLIS;
        model.options.time_suffice = LONGEST_MILLIS;
        Map<Integer, Variable> variables = new HashMap<>();
        for (int each : component) {
            variables.put(
                    each,
                    model.newVariable("x" + each)
                            .lower(bounds.least(each))
                            .upper(bounds.most(each))
                            .integer(true));
        }
        addSums(model, variables);
        variables.get(number).weight(1);
        Optimisation.Result result = most ? model.maximise() : model.minimise();
        if (result.getState() == Optimisation.State.INFEASIBLE) {
            return ExactSearch.Answer.NONE;
        }
        if (!result.getState().isFeasible()) {
            return ExactSearch.Answer.UNKNOWN;
        }
        Optional<long[]> numbers = whole(model);
        return numbers.map(ExactSearch.Answer::found).orElse(ExactSearch.Answer.UNKNOWN);
    }

    private void addSums(ExpressionsBasedModel model, Map<Integer, Variable> variables) {
        boolean[] added = new boolean[bounds.sums().size()];
        for (int each : component) {
            for (int s : bounds.sumsOf(each)) {
                if (!added[s]) {
                    added[s] = true;
                    HiddenNumbers.Sum sum = bounds.sums().get(s);
                    Expression expression = model.newExpression("s" + s).level(sum.total());
                    Map<Integer, Integer> signs = new HashMap<>();
                    for (int i = 0; i < sum.numbers().length; i++) {
                        signs.merge(sum.numbers()[i], sum.signs()[i], Integer::sum);
                    }
                    signs.forEach((n, sign) -> expression.set(variables.get(n), sign));
                }
            }
        }
    }

    private Optional<long[]> whole(ExpressionsBasedModel model) {
        long[] numbers = new long[component[component.length - 1] + 1];
        for (int i = 0; i < component.length; i++) {
            BigDecimal value = model.getVariable(i).getValue();
            if (value == null) {
                return Optional.empty();
            }
            long rounded = Math.round(value.doubleValue());
            if (Math.abs(rounded - value.doubleValue()) > SURE * Math.max(1, Math.abs(rounded))
                    || rounded < bounds.least(component[i])
                    || rounded > bounds.most(component[i])) {
                return Optional.empty();
            }
            numbers[component[i]] = rounded;
        }
        return meets(numbers) ? Optional.of(numbers) : Optional.empty();
    }

    private boolean meets(long[] numbers) {
        for (int each : component) {
            for (int s : bounds.sumsOf(each)) {
                HiddenNumbers.Sum sum = bounds.sums().get(s);
                long is = 0;
                for (int i = 0; i < sum.numbers().length; i++) {
                    is += sum.signs()[i] * numbers[sum.numbers()[i]];
                }
                if (is != sum.total()) {
                    return false;
                }
            }
        }
        return true;
    }
}
