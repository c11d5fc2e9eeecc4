package org.modeltracker.core.overview;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modeltracker.core.claim.AnswerQuery;
import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Slice;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** One model on one page, models side by side, and what sources disagree on. */
@Component
public class Overview {

    private final Answers answers;
    private final AnswerQuery query;

    Overview(Answers answers, AnswerQuery query) {
        this.answers = answers;
        this.query = query;
    }

    /** Empty where the tracker has not heard of the model. */
    public Optional<Card> card(String model, Moment moment) {
        var subject = Subject.model(model);
        return answers.knows(subject, moment)
                ? Optional.of(Card.of(subject, answers.of(subject, EnumSet.allOf(Fact.class), moment), moment))
                : Optional.empty();
    }

    /** @param benchmarks which benchmarks to show; empty for all */
    public Comparison compare(List<String> models, Set<String> benchmarks, Moment moment) {
        var all = query.at(
                        moment, "subject_kind = 'model' and subject = any (?)", "order by subject, fact, key", (Object)
                                models.toArray(String[]::new))
                .toList();
        return Comparison.of(models, all, benchmarks);
    }

    /** Disputes by subject. */
    public List<Dispute> disputes(Moment moment, Slice slice) {
        return query.at(moment, "disputed", "order by subject collate \"C\", subject_kind, fact, key" + slice.sql())
                .map(Dispute::of)
                .toList();
    }
}
