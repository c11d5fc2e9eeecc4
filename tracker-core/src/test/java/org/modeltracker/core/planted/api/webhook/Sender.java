package org.modeltracker.core.planted.api.webhook;

import org.modeltracker.core.planted.api.outbound.Client;

/** May call out, by the one way. */
record Sender(Client client) {}
