package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.core.Poison;

/** A subscriber misses nothing: an event that was set aside arrives once it can be read, and nothing else arrives again. */
class LateEventsIT extends WebhookContext {

    @Test
    void an_event_that_was_set_aside_arrives_once_it_is_taken_in() {
        var model = lab + "/late";
        record(Envelope.announced(model, today()));
        settled();
        subscribe(receiver, "'models': ['%s/*'], 'include_historical': true".formatted(lab));
        var id = UUID.randomUUID();
        long position = Poison.kinds().findFirst().orElseThrow().into(DATABASE.dataSource(), id, model);
        record(Envelope.released(lab + "/next", today()));
        receiver.awaitNews(1);
        assertThat(receiver.news().getFirst().json().at("/data/position").asLong())
                .isEqualTo(position + 1);

        Poison.mend(DATABASE.dataSource(), id, model);
        assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
        eventually(
                "the views are rebuilt",
                () -> http().get("/v1/views/rebuild").at("/state").equals("done"));
        receiver.awaitNews(2);
        assertThat(receiver.news().getLast().json().at("/data/id").asString()).isEqualTo(id.toString());
    }
}
