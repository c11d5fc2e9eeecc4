package org.modeltracker.core.log;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's event store, which can be told that somebody, perhaps another process, appended. */
public final class NotifiableEventStore extends EmbeddedEventStore {

    NotifiableEventStore(EventStorageEngine engine) {
        super((EmbeddedEventStore.Builder) EmbeddedEventStore.builder().storageEngine(engine));
    }

    void wake() {
        afterCommit(List.of());
    }
}
