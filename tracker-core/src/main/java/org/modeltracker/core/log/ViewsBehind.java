package org.modeltracker.core.log;

/** The views have not reached the record time that was asked for. Asking again later may succeed. */
public final class ViewsBehind extends RuntimeException {

    public ViewsBehind() {
        super("the views have not reached the record time asked for");
    }
}
