package org.modeltracker.api.webhook;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What an owner is told of their own endpoints, by another of them that names it among its types; of a pause by the endpoint itself. */
enum OperationalEvent {
    ENDPOINT_FAILING("endpoint.failing", "fails since %s"),
    ENDPOINT_DISABLED("endpoint.disabled", "was disabled"),
    ENDPOINT_PAUSED("endpoint.paused", "pauses, because its owner has no working key; a new key resumes it"),
    ENDPOINT_RECOVERED("endpoint.recovered", "answers again"),
    MESSAGE_EXHAUSTED("message.exhausted", "did not accept a message; it will not be retried");

    static final Set<String> TYPES =
            Arrays.stream(values()).map(OperationalEvent::type).collect(Collectors.toSet());

    /** A pause is told to every endpoint that it concerns, so nobody asks for it. */
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
