package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;

class DeliveryIT extends WebhookContext {

    @Test
    void subscribe_consent_news_signed() throws Exception {
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", "2026-10-20"));
        var news = receiver.awaitNews(1).getFirst();
        System.out.println(news);
        assertThat(news.type()).isEqualTo("model.released");
        attempts(webhook, 1);
        System.out.println(owner.get(path(webhook, "")).body());
        System.out.println(delivery(webhook));
    }

    @Test
    void retried() throws Exception {
        receiver.answers(500);
        var webhook = subscribe();
        record(Envelope.released(lab + "/one", "2026-10-20"));
        receiver.awaitNews(1);
        attempts(webhook, 1);
        after(Duration.ofSeconds(7));
        System.out.println(attempts(webhook, 2));
        receiver.answers(200);
        after(Duration.ofMinutes(7));
        System.out.println(attempts(webhook, 3));
    }
}
