package org.modeltracker.core.claim;

import java.util.Map;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Subject;

/** The questions about one offering that differ in the audience only: a claim for everybody may settle them all. */
record Family(Subject subject, Fact fact, Map<String, String> everybody) {

    static Family of(Question question) {
        return new Family(
                question.subject(), question.fact(), question.forEverybody().key());
    }
}
