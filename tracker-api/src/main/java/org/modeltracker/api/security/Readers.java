package org.modeltracker.api.security;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.HttpSettings;
import org.springframework.stereotype.Component;

/** Whether whoever was let in to read may read on: an answer that never ends outlives what was asked at the door. */
@Component
public class Readers {

    private final Keys keys;
    private final boolean needKey;

    Readers(Keys keys, HttpSettings settings) {
        this.keys = keys;
        this.needKey = settings.readsNeedKey();
    }

    public boolean mayReadOn(@Nullable Caller reader) {
        return !needKey || (reader != null && keys.stillWorks(reader));
    }
}
