package org.modeltracker.core.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.DatabaseFailures;
import org.modeltracker.core.log.EventRowMapper;
import org.modeltracker.core.log.UnreadableEvent;
import org.modeltracker.core.model.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects the events of a unit of work and hands them to every projection at once, so that each writes one statement per batch. An event that
 * cannot be read, or that no projection takes in even alone, is set aside in the same transaction, so that it stops nobody.
 */
final class BatchInvoker implements EventHandlerInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(BatchInvoker.class);

    static final String UNPROJECTED = "the views failed at this event";

    /** More failures than this are a fault of the release, not of an event: the views then stop where they are. */
    private static final int MOST_UNPROJECTED = 20;

    private final String schema;
    private final List<Projection> projections;
    private final TransactionTemplate savepoint;
    private final Listener listener;
    /** Positions of such failures: an event that is tried again counts once. */
    private final Set<Long> unprojected = new HashSet<>();

    private volatile @Nullable RuntimeException failure;

    /** Hears how the batches fare. */
    interface Listener {

        /** In the transaction that moves the token. */
        void setAside(long position, String reason);

        /** In the same transaction, at its end. */
        default void read(long position) {}

        /** After that transaction is committed. */
        default void committed(long position) {}
    }

    /** @param savepoint begins a nested transaction: a statement that fails must not spoil the whole */
    BatchInvoker(String schema, List<Projection> projections, TransactionTemplate savepoint, Listener listener) {
        this.schema = schema;
        this.projections = projections;
        this.savepoint = savepoint;
        this.listener = listener;
    }

    /** Why the last batch failed; null where it did not. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        batch().add(event);
    }

    private List<EventMessage<?>> batch() {
        var work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource("events for " + schema, name -> {
            var events = new ArrayList<EventMessage<?>>();
            work.onPrepareCommit(committing -> process(events));
            work.afterCommit(committed -> listener.committed(EventRowMapper.position(events.getLast())));
            return events;
        });
    }

    private void process(List<EventMessage<?>> messages) {
        try {
            project(readable(messages));
            listener.read(EventRowMapper.position(messages.getLast()));
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private List<RecordedEvent> readable(List<EventMessage<?>> messages) {
        var events = new ArrayList<RecordedEvent>();
        for (var message : messages) {
            try {
                events.add(EventRowMapper.recorded(message));
            } catch (UnreadableEvent unreadable) {
                setAside(EventRowMapper.position(message), unreadable.reason());
            }
        }
        return events;
    }

    /** Halves a batch that fails until the event is found that fails alone. */
    private void project(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            savepoint.executeWithoutResult(
                    status -> projections.forEach(projection -> projection.project(schema, events)));
        } catch (RuntimeException e) {
            if (!DatabaseFailures.isOfTheWork(e)) {
                throw e;
            }
            int half = events.size() / 2;
            if (half == 0) {
                setAsideUnprojected(events.getFirst().position(), e);
            } else {
                project(events.subList(0, half));
                project(events.subList(half, events.size()));
            }
        }
    }

    private void setAsideUnprojected(long position, RuntimeException failure) {
        if (!unprojected.contains(position) && unprojected.size() == MOST_UNPROJECTED) {
            throw failure;
        }
        unprojected.add(position);
        LOG.error("the views failed at position {}", position, failure);
        setAside(position, UNPROJECTED);
    }

    private void setAside(long position, String reason) {
        LOG.error("the event at position {} is set aside: {}", position, reason);
        listener.setAside(position, reason);
    }
}
