package org.modeltracker.api.http;

import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Subject;
import org.springframework.stereotype.Component;

/** Tells a model that the tracker had not heard of, at the moment asked for, from one of which it knows nothing more. */
@Component
public class KnownModels {

    private final Answers answers;

    KnownModels(Answers answers) {
        this.answers = answers;
    }

    /** @throws Problem 404 for a model unknown at that moment */
    public Subject find(String organisation, String name, Moment moment) {
        var model = Subject.model(organisation + "/" + name);
        if (!answers.knows(model, moment)) {
            throw Problem.notFound("the model %s is unknown".formatted(model.id()));
        }
        return model;
    }
}
