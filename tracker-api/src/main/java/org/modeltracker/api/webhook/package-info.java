/** Webhooks: subscriptions, consent, deliveries, retries and replays. */
@NullMarked
package org.modeltracker.api.webhook;

import org.jspecify.annotations.NullMarked;
