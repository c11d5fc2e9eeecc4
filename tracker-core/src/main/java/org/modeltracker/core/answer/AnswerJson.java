package org.modeltracker.core.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer as reads give it, without the other claims: who wants them follows the page. */
public final class AnswerJson {

    private final JsonMapper json;

    public AnswerJson(JsonMapper json) {
        this.json = json;
    }

    /** Null for none. */
    public @Nullable ObjectNode of(@Nullable Answer answer) {
        if (answer == null) {
            return null;
        }
        var item = json.createObjectNode();
        answer.question().key().forEach(item::put);
        item.remove("event");
        item.setAll((ObjectNode) json.valueToTree(answer.effectiveData()));
        var claim = answer.event().claim();
        item.put("effective", claim.effective().text());
        item.put("since", answer.since().text());
        item.set("since_basis", json.valueToTree(answer.sinceBasis()));
        item.put("disputed", answer.disputed());
        item.set("source", json.valueToTree(claim.source()));
        return item.put("event_id", answer.event().id().toString());
    }
}
