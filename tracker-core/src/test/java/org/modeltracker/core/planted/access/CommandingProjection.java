package org.modeltracker.core.planted.access;

import java.util.List;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.Projection;

record CommandingProjection(Recorder recorder) implements Projection {
    @Override
    public void project(String schema, List<RecordedEvent> events) {}
}
