/** Signatures of webhooks, and the encrypted secrets behind them. */
@NullMarked
package org.modeltracker.api.webhook.signing;

import org.jspecify.annotations.NullMarked;
