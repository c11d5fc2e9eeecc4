package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.ModelList;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Finds the model behind any recorded spelling, and tells an unknown one from one of which nothing more is known. */
@Component
public class ModelLookup {

    private final Answers answers;
    private final Identities identities;
    private final ModelList models;

    ModelLookup(Answers answers, Identities identities, ModelList models) {
        this.answers = answers;
        this.identities = identities;
        this.models = models;
    }

    /**
     * The model that this id is. If it has another id of its own, the response names its address in {@code Content-Location}.
     *
     * @throws Problem 404 for a model unknown at that moment
     */
    public Subject find(String organisation, String name, TemporalPoint moment) {
        var asked = organisation + "/" + name;
        var model = find(asked, moment);
        if (!model.id().equals(asked)
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getResponse() != null) {
            current.getResponse().setHeader(HttpHeaders.CONTENT_LOCATION, address(current.getRequest(), asked, model));
        }
        return model;
    }

    private static String address(HttpServletRequest request, String asked, Subject model) {
        var query = request.getQueryString();
        return request.getRequestURI().replace("/models/" + asked, "/models/" + model.id())
                + (query == null ? "" : "?" + query);
    }

    /** @throws Problem 404 for a model unknown at that moment */
    public Subject find(String id, TemporalPoint moment) {
        var given = Subject.model(id);
        if (!answers.knows(given, moment)) {
            throw unknown(id);
        }
        return identities.model(given, moment);
    }

    /**
     * The models that these ids are, each once.
     *
     * @throws Problem 404 for the first of these ids that is unknown at that moment
     */
    public List<String> all(List<String> ids, TemporalPoint moment) {
        var known = ids.isEmpty() ? Set.of() : models.known(ids, moment);
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw unknown(id);
        });
        var others = identities.models(ids, moment);
        return ids.stream().map(id -> others.getOrDefault(id, id)).distinct().toList();
    }

    private static Problem unknown(String id) {
        return Problem.notFound("the model %s is unknown".formatted(id));
    }
}
