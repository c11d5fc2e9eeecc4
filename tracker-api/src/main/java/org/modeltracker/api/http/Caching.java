package org.modeltracker.api.http;

import java.time.Duration;
import java.util.List;
import org.modeltracker.core.projection.DeadLetter;
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

    /**
     * For an answer of the past, which never changes because the log is append-only, or of now.
     *
     * @param leftOut the events that are set aside: while there are any, the answer may change when they are taken in
     */
    public CacheControl of(boolean past, List<DeadLetter> leftOut) {
        if (!past) {
            return asking();
        }
        return leftOut.isEmpty() ? forEver() : CacheControl.noStore();
    }

    private CacheControl forEver() {
        var control = CacheControl.maxAge(YEAR).immutable();
        return open ? control.cachePublic() : control.cachePrivate();
    }

    /** For answers as of now: keep them, but ask each time whether they still hold. */
    private CacheControl asking() {
        return open ? CacheControl.noCache() : CacheControl.noCache().cachePrivate();
    }
}
