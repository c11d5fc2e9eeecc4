package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Nodes that were killed between a claim and its outcome. */
class DeadSenderIT extends WebhookContext {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private WebhookSettings settings;

    @Test
    void the_queue_behind_the_claims_of_killed_nodes_is_sent_at_once_and_these_when_they_lapse() {
        var webhook = subscribe();
        patch(webhook, "{'paused': true}");
        var models = IntStream.range(0, 20).mapToObj(i -> lab + "/m-" + i).toList();
        models.forEach(model -> record(Envelope.released(model, today())));
        settled();
        int lives = 3;
        var lost = claimedByTheDead(webhook, lives * settings.concurrencyPerEndpoint());
        assertThat(lost).hasSize(lives * settings.concurrencyPerEndpoint());
        patch(webhook, "{'paused': false}");
        eventually("what is behind", SOON, () -> receiver.news().size() == models.size() - lost.size());
        eventually(
                "its outcomes", () -> deliveries(webhook, "&status=delivered").size() == models.size() - lost.size());
        assertThat(deliveries(webhook, "&status=waiting"))
                .extracting(delivery -> delivery.path("id").asLong())
                .containsExactlyInAnyOrderElementsOf(lost);
        after(settings.lease());
        eventually(
                "the rest", SOON, () -> deliveries(webhook, "&status=delivered").size() == models.size());
        assertThat(receiver.news()).as("each once").hasSize(models.size());
    }

    /** The first of the queue, as a node leaves them that is killed right after its claim. */
    private List<Long> claimedByTheDead(JsonNode webhook, int count) {
        return jdbc.queryForList(
                """
                update work.due set claim = nextval('work.claim'), leased_until = ?
                 where delivery in (select delivery from work.due where webhook = ?::uuid order by due_at, delivery limit ?) returning delivery
                """,
                Long.class,
                Timestamp.from(clock.instant().plus(settings.lease())),
                webhook.path("id").asString(),
                count);
    }
}
