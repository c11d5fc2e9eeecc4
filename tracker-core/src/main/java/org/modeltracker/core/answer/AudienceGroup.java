package org.modeltracker.core.answer;

import java.util.Map;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/** The questions about one offering that differ in the audience only: a claim for everybody may settle them all. */
record AudienceGroup(Subject subject, FactType fact, Map<String, String> everybody) {

    static AudienceGroup of(FactKey question) {
        return new AudienceGroup(
                question.subject(), question.fact(), question.forEverybody().key());
    }
}
