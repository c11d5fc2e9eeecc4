package org.modeltracker.api.webhook;

import org.jspecify.annotations.Nullable;

/** The operator has not given, or has changed, the key without which no secret can be kept. */
final class WebhooksNotSetUp extends RuntimeException {
    WebhooksNotSetUp(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
