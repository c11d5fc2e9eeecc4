package org.modeltracker.core.log;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.modeltracker.core.model.Recorded;

/** Collects the events of a unit of work and hands them to every projection at once, so that each writes one statement per batch. */
final class Batch implements EventHandlerInvoker {

    private final String schema;
    private final List<Projection> projections;
    private final Runnable afterCommit;

    Batch(String schema, List<Projection> projections, Runnable afterCommit) {
        this.schema = schema;
        this.projections = projections;
        this.afterCommit = afterCommit;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        events().add(EventRows.recorded(event));
    }

    private List<Recorded> events() {
        var work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource("events for " + schema, name -> {
            var events = new ArrayList<Recorded>();
            work.onPrepareCommit(committing -> projections.forEach(projection -> projection.project(schema, events)));
            work.afterCommit(committed -> afterCommit.run());
            return events;
        });
    }
}
