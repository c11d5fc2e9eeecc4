package org.modeltracker.api.planted;

import org.axonframework.eventsourcing.eventstore.EventStore;

/** An endpoint that reads the event store past the log's own words. */
class StoreEndpoint {

    long count(EventStore store) {
        return store.readEvents("model:lab/one").asStream().count();
    }
}
