package org.modeltracker.core.claim;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.model.Subject;

/**
 * Records the claims of several callers in one transaction, one caller after the other. None of them is all or none.
 *
 * @param fromMemory whether to decide from memory alone where it has a subject, and have the append check it; otherwise the log is asked first
 */
record RecordTogether(List<RecordClaims> callers, boolean fromMemory) {

    List<Draft> drafts() {
        return callers.stream().flatMap(caller -> caller.drafts().stream()).toList();
    }

    Set<Subject> subjects() {
        return callers.stream().flatMap(caller -> caller.subjects().stream()).collect(Collectors.toSet());
    }
}
