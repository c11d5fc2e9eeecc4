package org.modeltracker.api.webhook;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Events about an owner's endpoints, sent to the owner's other endpoints that subscribe to them; a pause is sent to the endpoint itself. */
enum OperationalEvent {
    ENDPOINT_FAILING("endpoint.failing", "fails since %s"),
    ENDPOINT_DISABLED("endpoint.disabled", "was disabled"),
    ENDPOINT_PAUSED("endpoint.paused", "pauses, because its owner has no working key; a new key resumes it"),
    ENDPOINT_RECOVERED("endpoint.recovered", "answers again"),
    MESSAGE_EXHAUSTED("message.exhausted", "did not accept a message; it will not be retried");

    static final Set<String> TYPES =
            Arrays.stream(values()).map(OperationalEvent::type).collect(Collectors.toSet());

    /** Every affected endpoint receives a pause, so no one subscribes to it. */
    static final Set<String> ASKED_FOR = Arrays.stream(values())
            .filter(notice -> notice != ENDPOINT_PAUSED)
            .map(OperationalEvent::type)
            .collect(Collectors.toSet());

    private final String type;
    private final String phrase;

    OperationalEvent(String type, String phrase) {
        this.type = type;
        this.phrase = phrase;
    }

    String type() {
        return type;
    }

    String sentence(ReceiverState endpoint) {
        return "A webhook endpoint at %s %s".formatted(endpoint.host(), phrase.formatted(endpoint.failingSince()));
    }
}
