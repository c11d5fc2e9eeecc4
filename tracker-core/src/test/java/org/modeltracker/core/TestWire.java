package org.modeltracker.core;

import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.log.WireJson;
import tools.jackson.databind.json.JsonMapper;

/** The words and the JSON of the running tracker, without running it. */
public final class TestWire {

    public static final EventTypeRegistry VOCABULARY = CoreConfiguration.eventTypes();

    public static final JsonMapper JSON = WireJson.mapper(VOCABULARY);

    private TestWire() {}
}
