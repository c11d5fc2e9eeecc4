package org.modeltracker.core.answer;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;

/**
 * Reads the answers to one fact, at a point and over time.
 *
 * @param <T> what readers receive: a {@link FactAnswer} or an {@link OfferingAnswer}
 */
public abstract class FactView<T> {

    private final Answers answers;
    private final FactType fact;
    private final Function<Answer, T> shape;

    /** @param shape turns an answer into what readers receive */
    protected FactView(Answers answers, FactType fact, Function<Answer, T> shape) {
        this.answers = answers;
        this.fact = fact;
        this.shape = shape;
    }

    public List<T> of(Subject subject, TemporalPoint moment) {
        return answers.of(subject, Set.of(fact), moment).stream().map(shape).toList();
    }

    /** Over valid time, as it is known at the moment. */
    public List<BitemporalRow<T>> course(Subject subject, TemporalPoint moment) {
        return BitemporalRow.of(answers.course(subject, fact, moment), shape);
    }

    /** Over both times. */
    public List<BitemporalRow<T>> history(Subject subject, TemporalPoint moment) {
        return BitemporalRow.of(answers.history(subject, fact, moment), shape);
    }
}
