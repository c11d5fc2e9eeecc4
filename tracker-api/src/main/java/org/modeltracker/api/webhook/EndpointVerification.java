package org.modeltracker.api.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.outbound.OutboundClient;
import org.modeltracker.api.outbound.OutboundFailure;
import org.modeltracker.api.outbound.OutboundReply;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.core.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an endpoint whether it wants what is sent, so that nobody can have a stranger flooded: by a ping whose code it gives back, else by the
 * handshake of CloudEvents (HTTP 1.1 Web Hooks for Event Delivery, 1.0.1, section 4).
 */
@Component
class EndpointVerification {

    static final String PING = "endpoint.ping";
    private static final Logger LOG = LoggerFactory.getLogger(EndpointVerification.class);
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    /** 120 bits, and short enough to be copied from a chat. */
    private static final int CODE_LENGTH = 24;

    private final WebhookStore webhooks;
    private final Messages messages;
    private final Deliveries deliveries;
    private final MessageComposer news;
    private final Links links;
    private final OutboundClient client;
    private final HubVerification hub;
    private final JsonMapper json;
    private final WebhookSettings settings;
    private final RandomGenerator random;
    private final Supplier<UUID> ids;
    private final Clock clock;

    EndpointVerification(
            WebhookStore webhooks,
            Messages messages,
            Deliveries deliveries,
            MessageComposer news,
            Links links,
            OutboundClient client,
            HubVerification hub,
            JsonMapper json,
            WebhookSettings settings,
            RandomGenerator random,
            Supplier<UUID> ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.deliveries = deliveries;
        this.news = news;
        this.links = links;
        this.client = client;
        this.hub = hub;
        this.json = json;
        this.settings = settings;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same by a letter, which is given its code when it is written. */
    void askByLetter(UUID webhook) {
        askLater(webhook, "A letter that asks for consent");
    }

    /** The same by a challenge, which is made when it is sent (WebSub). */
    void askByChallenge(UUID webhook) {
        askLater(webhook, "A challenge that asks for consent");
    }

    private void askLater(UUID webhook, String sentence) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = ids.get();
        var body = news.body(PING, now, json.createObjectNode());
        messages.add(List.of(new Message(id, null, PING, body, sentence, links.home(), false, false, now, null, null)));
        deliveries.ping(webhook, id, now);
    }

    /** Promises a ping with a new code; codes of pings before it work no more. */
    void ask(UUID webhook) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var code = code();
        var id = ids.get();
        webhooks.expect(webhook, Sha256.of(code));
        var data = json.createObjectNode().put("code", code);
        messages.add(List.of(new Message(
                id,
                null,
                PING,
                news.body(PING, now, data),
                "To receive messages about AI models here, confirm with the code " + code,
                links.home(),
                false,
                false,
                now,
                null,
                null)));
        deliveries.ping(webhook, id, now);
    }

    /** @return whether this is the code of the last ping */
    boolean byCode(UUID webhook, String code) {
        return webhooks.consentByCode(webhook, Sha256.of(code.strip()), "code", clock.instant());
    }

    /** Looks for the code in the answer to a ping, and offers the handshake to those who did not give it. */
    void heard(AttemptResult outcome) {
        var delivery = outcome.delivery();
        if (delivery.format() == Format.WEBSUB) {
            hub.challengeAnswered(outcome);
            return;
        }
        var code = outcome.success() ? codeIn(outcome.response()) : null;
        boolean given =
                code != null && webhooks.consentByCode(delivery.webhook(), Sha256.of(code), "answer", clock.instant());
        if (!given && delivery.format() == Format.STANDARD) {
            shakeHands(delivery);
        }
    }

    private void shakeHands(LeasedDelivery delivery) {
        var headers = new HashMap<>(Map.of(AttemptSender.ORIGIN, links.host()));
        if (delivery.ratePerMinute() != null) {
            headers.put("webhook-request-rate", String.valueOf(delivery.ratePerMinute()));
        }
        try {
            var reply = client.send(new OutboundRequest(
                    "OPTIONS", URI.create(delivery.url()), headers, new byte[0], settings.deadline(), 0));
            if (allows(reply, delivery.ratePerMinute() != null)) {
                webhooks.consentByHandshake(delivery.webhook(), delivery.url(), rate(reply), clock.instant());
            }
        } catch (OutboundFailure e) {
            LOG.debug("webhook {} did not complete the handshake", delivery.webhook(), e);
        }
    }

    /** The status alone is never consent; the rate must be answered where one was asked for. */
    private boolean allows(OutboundReply reply, boolean rateAsked) {
        var origin = reply.header("webhook-allowed-origin").map(String::strip).orElse("");
        boolean origins = origin.equals("*") || origin.equalsIgnoreCase(links.host());
        var allowed = reply.header("webhook-allowed-rate").map(String::strip).orElse("");
        return origins && (!rateAsked || allowed.matches("\\*|[1-9][0-9]{0,8}"));
    }

    private static @Nullable Integer rate(OutboundReply reply) {
        return reply.header("webhook-allowed-rate")
                .map(String::strip)
                .filter(rate -> rate.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private @Nullable String codeIn(byte @Nullable [] response) {
        try {
            var code = json.readTree(response == null ? new byte[0] : response).path("code");
            return code.isString() ? code.asString() : null;
        } catch (JacksonException noJson) {
            return null;
        }
    }

    private String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
