package org.modeltracker.api.planted;

import org.modeltracker.api.outbound.OutboundClient;

/** Uses the way out, though it is neither a webhook nor an importer. */
record Dialler(OutboundClient client) {}
