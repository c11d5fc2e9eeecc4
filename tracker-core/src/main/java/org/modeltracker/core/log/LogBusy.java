package org.modeltracker.core.log;

/** The log's lock could not be had in time. Nothing was stored; trying again later is safe. */
public final class LogBusy extends RuntimeException {

    LogBusy(Throwable cause) {
        super("the log is busy", cause);
    }
}
