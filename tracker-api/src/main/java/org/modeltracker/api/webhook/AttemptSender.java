package org.modeltracker.api.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.outbound.OutboundClient;
import org.modeltracker.api.outbound.OutboundFailure;
import org.modeltracker.api.outbound.OutboundReply;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.api.webhook.AttemptResult.Wish;
import org.modeltracker.api.webhook.signing.Signature;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.api.webhook.signing.WebhooksNotSetUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes one attempt at one delivery: signs it afresh, sends it, and puts what came of it into a word. */
@Component
class AttemptSender {

    static final String ORIGIN = "webhook-request-origin";
    private static final Logger LOG = LoggerFactory.getLogger(AttemptSender.class);
    /** As much of an answer as is kept. */
    private static final int MOST_BYTES = 20_000;

    private final OutboundClient client;
    private final SigningSecrets secrets;
    private final Links links;
    private final ChatBody chats;
    private final EmailSender letters;
    private final HubSender hub;
    private final WebhookSettings settings;
    private final Clock clock;

    AttemptSender(
            OutboundClient client,
            SigningSecrets secrets,
            Links links,
            JsonMapper json,
            EmailSender letters,
            HubSender hub,
            WebhookSettings settings,
            Clock clock) {
        this.client = client;
        this.secrets = secrets;
        this.links = links;
        this.chats = new ChatBody(json);
        this.letters = letters;
        this.hub = hub;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws WebhooksNotSetUp when it cannot be signed, which is not the endpoint's fault */
    AttemptResult make(LeasedDelivery delivery) {
        var started = clock.instant();
        long nanos = System.nanoTime();
        if (delivery.format() == Format.EMAIL) {
            var secret = secrets(delivery).getFirst();
            return outcome(delivery, started, nanos, letters.send(delivery, secret, started));
        }
        var request = delivery.format() == Format.WEBSUB
                ? hub.request(delivery, opened(delivery), MOST_BYTES)
                : Optional.of(request(delivery, started));
        if (request.isEmpty()) {
            return outcome(delivery, started, nanos, AttemptResult.FORGOTTEN, null);
        }
        try {
            var reply = client.send(request.get());
            return outcome(delivery, started, nanos, word(reply), reply);
        } catch (OutboundFailure e) {
            LOG.debug("delivery {} to webhook {} failed", delivery.id(), delivery.webhook(), e);
            return outcome(delivery, started, nanos, e.reason().word(), null);
        }
    }

    private OutboundRequest request(LeasedDelivery delivery, Instant now) {
        var id = Message.wireId(delivery.news());
        long timestamp = now.getEpochSecond();
        var body = body(delivery);
        var headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json", "webhook-id", id));
        headers.put("webhook-timestamp", String.valueOf(timestamp));
        headers.put("webhook-signature", Signature.of(secrets(delivery), id, timestamp, body));
        if (delivery.byHandshake()) {
            headers.put(ORIGIN, links.host());
        }
        return new OutboundRequest("POST", URI.create(delivery.url()), headers, body, settings.deadline(), MOST_BYTES);
    }

    private List<byte[]> secrets(LeasedDelivery delivery) {
        if (delivery.ciphertexts().isEmpty()) {
            throw new WebhooksNotSetUp("Webhook " + delivery.webhook() + " has no secret for signing.", null);
        }
        return opened(delivery);
    }

    private List<byte[]> opened(LeasedDelivery delivery) {
        return delivery.ciphertexts().stream()
                .map(ciphertext -> secrets.opened(delivery.owner(), delivery.webhook(), ciphertext))
                .toList();
    }

    /** A chat shows text alone. */
    private byte[] body(LeasedDelivery delivery) {
        var body = delivery.format() == Format.STANDARD
                ? delivery.body()
                : chats.of(delivery.format(), delivery.chat(), delivery.url()).toString();
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private AttemptResult outcome(LeasedDelivery delivery, Instant started, long nanos, EmailReply reply) {
        return new AttemptResult(
                delivery,
                started,
                clock.instant(),
                elapsed(nanos),
                reply.word(),
                reply.status(),
                null,
                null,
                reply.wish());
    }

    private static long elapsed(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    private AttemptResult outcome(
            LeasedDelivery delivery, Instant started, long nanos, String word, @Nullable OutboundReply reply) {
        var ended = clock.instant();
        return new AttemptResult(
                delivery,
                started,
                ended,
                elapsed(nanos),
                word,
                reply == null ? null : reply.status(),
                reply == null ? null : reply.body(),
                reply == null
                        ? null
                        : reply.header("retry-after")
                                .flatMap(text -> RetryAfter.instant(text, ended))
                                .orElse(null),
                reply == null ? Wish.NONE : wish(reply));
    }

    private static String word(OutboundReply reply) {
        return reply.status() / 100 == 3 ? "redirect" : "status_" + reply.status();
    }

    private static Wish wish(OutboundReply reply) {
        if (reply.status() == 410) {
            return Wish.GONE;
        }
        boolean asks = reply.header("webhook-delivery")
                .filter(wish -> wish.strip().equalsIgnoreCase("disable"))
                .isPresent();
        return asks ? Wish.DISABLE : Wish.NONE;
    }
}
