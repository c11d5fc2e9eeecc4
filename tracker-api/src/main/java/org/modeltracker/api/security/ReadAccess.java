package org.modeltracker.api.security;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.HttpSettings;
import org.springframework.stereotype.Component;

/** Whether a reader of a live stream may continue: a stream lasts longer than the check of its key. */
@Component
public class ReadAccess {

    private final Keys keys;
    private final boolean needKey;

    ReadAccess(Keys keys, HttpSettings settings) {
        this.keys = keys;
        this.needKey = settings.readsNeedKey();
    }

    public boolean mayReadOn(@Nullable ApiPrincipal reader) {
        return !needKey || (reader != null && keys.stillWorks(reader));
    }
}
