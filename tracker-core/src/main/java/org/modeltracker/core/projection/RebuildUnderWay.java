package org.modeltracker.core.projection;

/** The views are being rebuilt already, by this process or another. */
public final class RebuildUnderWay extends RuntimeException {

    RebuildUnderWay() {
        super("a rebuild of the views is already running");
    }
}
