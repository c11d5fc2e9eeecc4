package org.modeltracker.api.webhook.signing;

import org.jspecify.annotations.Nullable;

/** The operator has not given, or has changed, the key without which no secret can be kept. */
public final class WebhooksNotSetUp extends RuntimeException {
    public WebhooksNotSetUp(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
