package org.modeltracker.api.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.modeltracker.core.projection.DeadLetter;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;

/** What caches may do with an answer. */
@Component
public class Caching {

    private static final Duration YEAR = Duration.ofDays(365);

    /** How long a cache may give out what it has while this tracker fails. */
    private static final Duration WHILE_IT_FAILS = Duration.ofHours(1);

    private final boolean open;
    private final Optional<Duration> current;

    Caching(HttpSettings settings) {
        this.open = !settings.readsNeedKey();
        this.current = parse(settings.cacheCurrent());
    }

    private static Optional<Duration> parse(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        try {
            return Optional.of(DurationStyle.SIMPLE.parse(text.strip())).filter(Duration::isPositive);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tracker.cache-current must be off, or a time such as 10s; it is " + text, e);
        }
    }

    /**
     * For an answer of the past, which never changes because the log is append-only, or of now.
     *
     * @param leftOut the events that are set aside: while there are any, the answer may change when they are taken in
     */
    public CacheControl of(boolean past, List<DeadLetter> leftOut) {
        if (!past) {
            return present();
        }
        return leftOut.isEmpty() ? forEver() : CacheControl.noStore();
    }

    private CacheControl forEver() {
        var control = CacheControl.maxAge(YEAR).immutable();
        return open ? control.cachePublic() : control.cachePrivate();
    }

    /**
     * For answers as of now: keep them, but ask each time whether they still hold. Where the operator wants it, shared caches ask once in a
     * while instead.
     */
    public CacheControl present() {
        if (!open) {
            return CacheControl.noCache().cachePrivate();
        }
        return current.map(time -> CacheControl.maxAge(Duration.ZERO)
                        .cachePublic()
                        .sMaxAge(time)
                        .staleWhileRevalidate(time)
                        .staleIfError(WHILE_IT_FAILS))
                .orElseGet(CacheControl::noCache);
    }

    /** Whether shared caches in front keep present answers, so that naming what an answer is about helps them to drop it. */
    boolean isShared() {
        return open && current.isPresent();
    }
}
