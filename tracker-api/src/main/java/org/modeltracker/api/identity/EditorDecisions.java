package org.modeltracker.api.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.modeltracker.api.claim.ClaimRecording;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records what an editor decides about which model an id is, as any caller's events are recorded. */
@Component
public class EditorDecisions {

    /** The tracker itself is the source of decisions that were made in it. */
    static final String PUBLISHER = "model-release-tracker";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EnvelopeReader reader;
    private final ClaimRecording recording;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final JsonMapper json;
    private final Clock clock;

    EditorDecisions(
            EnvelopeReader reader,
            ClaimRecording recording,
            EventLog log,
            ProjectionDaemon views,
            JsonMapper json,
            Clock clock) {
        this.reader = reader;
        this.recording = recording;
        this.log = log;
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem (422) for a decision with faults, an unknown model or a circle */
    public void decide(String listing, ModelIdentified decision, ApiPrincipal editor) {
        record("model.identified", listing, json.valueToTree(decision), editor);
    }

    /** @throws Problem (404) for an unknown event, (409) for a decision that was ended before, (422) for one with faults */
    public void retract(UUID decision, String reason, ApiPrincipal editor) {
        var target = log.byId(decision)
                .filter(event -> event.claim().data().effectiveData() instanceof ModelIdentified)
                .orElseThrow(() -> Problem.notFound("the decision %s is unknown".formatted(decision)));
        var data = json.createObjectNode().put("retracts", decision.toString()).put("reason", reason);
        record("claim.retracted", target.claim().subject().id(), data, editor);
    }

    private void record(String type, String subject, ObjectNode data, ApiPrincipal editor) {
        var envelope = json.createObjectNode()
                .put("type", type)
                .put("model", subject)
                .put("observed_at", clock.instant().toString());
        envelope.putObject("source")
                .put("publisher", PUBLISHER)
                .put("kind", SourceKind.COMMUNITY.word())
                .put("title", "Decision of an editor");
        envelope.set("data", data);
        views.await(recording.record(reader.read(envelope), editor).event().position(), PATIENCE);
    }
}
