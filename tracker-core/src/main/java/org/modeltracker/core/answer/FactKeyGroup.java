package org.modeltracker.core.answer;

import java.util.Map;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/** The fact keys of one offering that differ in audience or currency only: a claim under one may bear on the others. */
record FactKeyGroup(Subject subject, FactType fact, Map<String, String> everybody) {

    static FactKeyGroup of(FactKey question) {
        return new FactKeyGroup(
                question.subject(), question.fact(), question.wider().key());
    }
}
