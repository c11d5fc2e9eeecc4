package org.modeltracker.core.planted.release;

import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Stored;

@Stored(type = "org.modeltracker.core.planted.release.NamedByJava")
record NamedByJava() implements Statement {
    @Override
    public String sentence(String subject) {
        return subject;
    }
}
