package org.modeltracker.api.reader;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.modeltracker.core.background.ReadingWork;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** On a node that only reads, starts Spring's own parts, such as the web server, and of the tracker's background work only what writes nothing. */
final class ReadingWorkOnly extends DefaultLifecycleProcessor {

    private static final String OURS = "org.modeltracker.";

    private final BooleanSupplier onlyReads;

    ReadingWorkOnly(BooleanSupplier onlyReads) {
        this.onlyReads = onlyReads;
    }

    /** What runs is kept, so that it is stopped at the end. */
    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        var beans = super.getLifecycleBeans();
        if (onlyReads.getAsBoolean()) {
            beans.values().removeIf(bean -> writes(bean) && !bean.isRunning());
        }
        return beans;
    }

    /** Returns when it has ended. */
    void stopWriting() {
        super.getLifecycleBeans().values().stream()
                .filter(ReadingWorkOnly::writes)
                .filter(Lifecycle::isRunning)
                .forEach(Lifecycle::stop);
    }

    private static boolean writes(Lifecycle bean) {
        return bean.getClass().getName().startsWith(OURS) && !(bean instanceof ReadingWork);
    }
}
