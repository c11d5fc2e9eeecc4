package org.modeltracker.core;

import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.log.Wire;
import tools.jackson.databind.json.JsonMapper;

/** The words and the JSON of the running tracker, without running it. */
public final class TestWire {

    public static final Vocabulary VOCABULARY = CoreConfiguration.vocabulary();

    public static final JsonMapper JSON = Wire.mapper(VOCABULARY);

    private TestWire() {}
}
