package org.modeltracker.core.background;

import org.springframework.context.SmartLifecycle;

/** Background work that writes nothing, so that a reader does it too. */
public interface ReadingWork extends SmartLifecycle {}
