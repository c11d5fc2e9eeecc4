package org.modeltracker.api.http;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;

/** What caches may do with an answer. */
@Component
public class Caching {

    private static final Duration YEAR = Duration.ofDays(365);

    private final boolean open;

    Caching(HttpSettings settings) {
        this.open = !settings.readsNeedKey();
    }

    /** For answers as of a past record time: the log is append-only, so they never change. */
    public CacheControl forEver() {
        var control = CacheControl.maxAge(YEAR).immutable();
        return open ? control.cachePublic() : control.cachePrivate();
    }

    /** For answers as of now: keep them, but ask each time whether they still hold. */
    public CacheControl asking() {
        return open ? CacheControl.noCache() : CacheControl.noCache().cachePrivate();
    }
}
