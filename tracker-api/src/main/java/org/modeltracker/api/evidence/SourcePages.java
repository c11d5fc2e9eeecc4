package org.modeltracker.api.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.projection.EventConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the page of each claim due, once. Catalogues are files that imports keep, not pages. */
@Component
class SourcePages implements EventConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePages.class);
    private static final int LONGEST = 2_000;

    private final EvidenceStore store;
    private final PageSettings settings;
    private final PollingLoop fetching;
    private final Clock clock;

    SourcePages(EvidenceStore store, PageSettings settings, PollingLoop fetching, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.fetching = fetching;
        this.clock = clock;
    }

    @Override
    public @Nullable UUID consume(List<RecordedEvent> events, @Nullable UUID after) {
        var now = clock.instant();
        for (var event : events) {
            page(event).ifPresent(url -> add(event, url, now));
        }
        return null;
    }

    private void add(RecordedEvent event, String url, Instant now) {
        var known = store.page(url);
        if (known.isEmpty() && store.pages() >= settings.mostEvidence()) {
            LOG.warn("not keeping {}: tracker.pages.most-evidence is {}", url, settings.mostEvidence());
            return;
        }
        var claim = event.claim();
        store.add(
                event.id(),
                store.page(url, settings.recheck(), now),
                claim.source().publisher(),
                claim.quote());
    }

    /** Its address without the place in it. */
    private static Optional<String> page(RecordedEvent event) {
        var source = event.claim().source();
        return Optional.ofNullable(source.url())
                .filter(url -> source.kind() != SourceKind.CATALOGUE)
                .map(url -> url.replaceFirst("#.*", ""))
                .filter(url -> url.length() <= LONGEST)
                .filter(url -> UrlParts.parse(url).isPresent());
    }

    @Override
    public void afterCommit() {
        fetching.wake();
    }
}
