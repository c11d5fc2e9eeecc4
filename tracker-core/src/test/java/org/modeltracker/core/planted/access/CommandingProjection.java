package org.modeltracker.core.planted.access;

import java.util.List;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.log.Projection;
import org.modeltracker.core.model.RecordedEvent;

record CommandingProjection(Recorder recorder) implements Projection {
    @Override
    public void project(String schema, List<RecordedEvent> events) {}
}
