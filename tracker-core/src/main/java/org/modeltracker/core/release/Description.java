package org.modeltracker.core.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a model is described where it is announced or released. */
public interface Description {

    String name();

    @Nullable
    String family();

    @Nullable
    String summary();

    List<String> vendorIds();

    List<String> aliases();
}
