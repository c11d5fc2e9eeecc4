package org.modeltracker.core.expectation;

import java.util.ArrayList;
import java.util.List;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.expectation.ExpectationView.Filter;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads the expectations that a list is about, the newest first. */
@Component
class ExpectationQuery {

    private static final String ORDER = "order by effective desc, subject collate \"C\", key";
    private static final String PUBLISHER = "claims #>> '{0,source,publisher}'";

    private final AnswerQuery query;

    ExpectationQuery(AnswerQuery query) {
        this.query = query;
    }

    /** About the models of the filter, which its organisations make or speak of. Outcomes are not in the tables. */
    List<Answer> stated(Filter filter, TemporalPoint moment) {
        var condition = new StringBuilder("fact = 'expectation'");
        var values = new ArrayList<Object>();
        if (!filter.models().isEmpty()) {
            condition.append(" and subject = any (?)");
            values.add(filter.models().toArray(String[]::new));
        }
        if (!filter.organisations().isEmpty()) {
            var organisations = filter.organisations().toArray(String[]::new);
            condition.append(" and (split_part(subject, '/', 1) = any (?) or " + PUBLISHER + " = any (?))");
            values.add(organisations);
            values.add(organisations);
        }
        return query.at(moment, condition.toString(), ORDER, values.toArray()).toList();
    }

    /** About any model, by one publisher. */
    List<Answer> statedBy(String publisher, TemporalPoint moment) {
        return query.at(moment, "fact = 'expectation' and " + PUBLISHER + " = ?", ORDER, publisher)
                .toList();
    }
}
