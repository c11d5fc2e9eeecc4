package org.modeltracker.api.reader;

import java.util.Map;
import org.modeltracker.core.background.ReadingWork;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** Starts Spring's own parts, such as the web server, and of the tracker's background work only what writes nothing. */
final class ReadingWorkOnly extends DefaultLifecycleProcessor {

    private static final String OURS = "org.modeltracker.";

    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        var beans = super.getLifecycleBeans();
        beans.values().removeIf(bean -> bean.getClass().getName().startsWith(OURS) && !(bean instanceof ReadingWork));
        return beans;
    }
}
