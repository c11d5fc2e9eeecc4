package org.modeltracker.api.http.request;

import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.ModelList;
import org.springframework.stereotype.Component;

/** Tells a model that the tracker had not heard of, at the moment asked for, from one of which it knows nothing more. */
@Component
public class ModelLookup {

    private final Answers answers;
    private final ModelList models;

    ModelLookup(Answers answers, ModelList models) {
        this.answers = answers;
        this.models = models;
    }

    /** @throws Problem 404 for a model unknown at that moment */
    public Subject find(String organisation, String name, TemporalPoint moment) {
        return find(organisation + "/" + name, moment);
    }

    /** @throws Problem 404 for a model unknown at that moment */
    public Subject find(String id, TemporalPoint moment) {
        var model = Subject.model(id);
        if (!answers.knows(model, moment)) {
            throw unknown(model.id());
        }
        return model;
    }

    /** @throws Problem 404 for the first of these ids that is unknown at that moment */
    public void check(List<String> ids, TemporalPoint moment) {
        var known = ids.isEmpty() ? Set.of() : models.known(ids, moment);
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw unknown(id);
        });
    }

    private static Problem unknown(String id) {
        return Problem.notFound("the model %s is unknown".formatted(id));
    }
}
