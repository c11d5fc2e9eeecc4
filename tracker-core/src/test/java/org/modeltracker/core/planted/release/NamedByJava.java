package org.modeltracker.core.planted.release;

import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.SentenceContext;

@EventType(type = "org.modeltracker.core.planted.release.NamedByJava")
record NamedByJava() implements ClaimData {
    @Override
    public String sentence(SentenceContext it) {
        return it.subject();
    }
}
