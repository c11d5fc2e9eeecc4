package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends operational events about an endpoint to the owner's other endpoints. */
@Component
class OperationalEvents {

    private final Messages messages;
    private final SubscriptionMatcher subscriptions;
    private final MessageComposer news;
    private final Links links;
    private final JsonMapper json;
    private final Supplier<UUID> ids;

    OperationalEvents(
            Messages messages,
            SubscriptionMatcher subscriptions,
            MessageComposer news,
            Links links,
            JsonMapper json,
            Supplier<UUID> ids) {
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.news = news;
        this.links = links;
        this.json = json;
        this.ids = ids;
    }

    /** @param delivery that it is about; null where it is about the endpoint alone */
    record Report(
            OperationalEvent notice,
            ReceiverState endpoint,
            @Nullable LeasedDelivery delivery) {}

    /** Inside the transaction that changes the state. Who subscribed without a key has no other endpoint. */
    void tell(List<Report> reports, Instant now) {
        var told = reports.stream()
                .filter(report -> !ApiPrincipal.isWithoutKey(report.endpoint().owner()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        var notices = new ArrayList<Message>();
        var promises = new ArrayList<SubscriptionMatcher.Owed>();
        for (var one : told) {
            var message = message(one, now);
            notices.add(message);
            promises.add(new SubscriptionMatcher.Owed(
                    message.id(),
                    message.type(),
                    one.endpoint().owner(),
                    one.endpoint().id()));
        }
        messages.add(notices);
        subscriptions.promiseNotices(promises, now);
    }

    private Message message(Report told, Instant now) {
        var endpoint = told.endpoint();
        var delivery = told.delivery();
        var data = json.createObjectNode()
                .put("webhook", endpoint.id().toString())
                .put("host", endpoint.host())
                .put("disabled_reason", endpoint.disabledReason());
        data.set("failing_since", json.valueToTree(endpoint.failingSince()));
        if (delivery != null) {
            data.put("delivery", delivery.id()).put("webhook_id", Message.wireId(delivery.news()));
        }
        var type = told.notice().type();
        return new Message(
                ids.get(),
                null,
                type,
                news.body(type, now, data),
                told.notice().sentence(endpoint),
                links.home(),
                true,
                false,
                now,
                null,
                null);
    }
}
