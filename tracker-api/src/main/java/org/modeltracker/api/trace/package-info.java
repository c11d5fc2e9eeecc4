/** Traces for OpenTelemetry: from the request that recorded an event to each attempt to deliver it. Off without an address to send them to. */
@NullMarked
package org.modeltracker.api.trace;

import org.jspecify.annotations.NullMarked;
