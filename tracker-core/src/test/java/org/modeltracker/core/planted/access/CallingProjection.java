package org.modeltracker.core.planted.access;

import java.net.http.HttpClient;
import java.util.List;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.Projection;

record CallingProjection(HttpClient http) implements Projection {
    @Override
    public void project(String schema, List<RecordedEvent> events) {}
}
