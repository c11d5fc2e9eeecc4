package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.modeltracker.api.http.CacheTags;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.SimilarIds;
import org.modeltracker.core.identity.CatalogueListing;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Finds the model behind any recorded spelling, and tells an unknown one from one of which nothing more is known. */
@Component
public class ModelLookup {

    private final Answers answers;
    private final Identities identities;
    private final IdentityRules rules;
    private final SimilarIds similar;
    private final CacheTags tags;

    ModelLookup(Answers answers, Identities identities, IdentityRules rules, SimilarIds similar, CacheTags tags) {
        this.similar = similar;
        this.tags = tags;
        this.answers = answers;
        this.identities = identities;
        this.rules = rules;
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
        var found = search(id, moment).orElseThrow(() -> unknown(id, moment));
        tags.add(found);
        return found;
    }

    /** Empty for a model unknown at that moment. */
    public Optional<Subject> search(String id, TemporalPoint moment) {
        return Optional.of(Subject.model(id))
                .filter(model -> answers.knows(model, moment))
                .or(() -> spelledOtherwise(id).filter(model -> answers.knows(model, moment)))
                .map(model -> identities.model(model, moment));
    }

    /** The model of an id that differs in its spelling only: a snapshot, a variant or a region is another question. */
    private Optional<Subject> spelledOtherwise(String id) {
        int slash = id.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var listing = CatalogueListing.of(id.substring(0, slash), id.substring(slash + 1));
        return rules.identify(listing, List.of()) instanceof Identified found
                        && Stream.of(found.snapshot(), found.variant(), found.region(), found.tier())
                                .allMatch(Objects::isNull)
                        && !found.pointer()
                ? Optional.of(Subject.model(found.model()))
                : Optional.empty();
    }

    /**
     * The models that these ids are, each once.
     *
     * @throws Problem 404 for the first of these ids that is unknown at that moment
     */
    public List<String> all(List<String> ids, TemporalPoint moment) {
        return ids.stream().map(id -> find(id, moment).id()).distinct().toList();
    }

    /** Names up to three ids that look like it, if there are any. */
    private Problem unknown(String id, TemporalPoint moment) {
        var problem = Problem.notFound("the model %s is unknown".formatted(id));
        int slash = id.indexOf('/');
        var near = slash < 0 ? List.<String>of() : similar.to(id.substring(0, slash), id.substring(slash + 1), moment);
        return near.isEmpty() ? problem : problem.with("suggestions", near);
    }
}
