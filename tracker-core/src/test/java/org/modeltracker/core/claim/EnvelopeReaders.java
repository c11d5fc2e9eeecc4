package org.modeltracker.core.claim;

import java.util.UUID;
import org.modeltracker.core.TestWire;

/** Makes the reader of envelopes without the application around it. */
public final class EnvelopeReaders {

    /** The id of an envelope that comes without one. */
    public static final UUID DRAWN = UUID.fromString("0195a1b2-c3d4-7000-9000-0000000000ff");

    private EnvelopeReaders() {}

    public static EnvelopeReader reader() {
        return new EnvelopeReader(TestWire.JSON, TestWire.VOCABULARY, () -> DRAWN);
    }
}
