package org.modeltracker.core.planted.api.page;

import org.axonframework.eventsourcing.eventstore.EventStore;

record Front(EventStore store) {}
