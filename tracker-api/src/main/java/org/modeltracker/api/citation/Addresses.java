package org.modeltracker.api.citation;

import java.util.UUID;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** Where readers outside find what this tracker has. */
@Component
public class Addresses {

    private final String base;

    public Addresses(HttpSettings settings) {
        this.base = settings.publicUrl();
    }

    public String of(String path) {
        return base + path;
    }

    public String page(Subject subject) {
        var folder = switch (subject.kind()) {
            case MODEL -> "/models/";
            case ORGANISATION -> "/organisations/";
            case BENCHMARK -> "/benchmarks/";
        };
        return base + folder + subject.id();
    }

    /** The page of an event: what it says, what it changed, and what corrected or retracted it. */
    public String event(UUID id) {
        return base + "/events/" + id;
    }
}
