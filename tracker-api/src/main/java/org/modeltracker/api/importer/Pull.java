package org.modeltracker.api.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.api.outbound.OutboundClient;
import org.modeltracker.api.outbound.OutboundFailure;
import org.modeltracker.api.outbound.OutboundReply;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;

/** Fetches a source's snapshot and imports it; where the source says that nothing is new, only that is recorded. */
@Component
class Pull {

    private static final String BY = "scheduled-import";
    private static final int NOT_MODIFIED = 304;

    private final OutboundClient client;
    private final ImportRunner imports;
    private final ImportExecutor importer;
    private final ImportRunStore store;
    private final Clock clock;

    Pull(OutboundClient client, ImportRunner imports, ImportExecutor importer, ImportRunStore store, Clock clock) {
        this.client = client;
        this.imports = imports;
        this.importer = importer;
        this.store = store;
        this.clock = clock;
    }

    /** Whether another process, or this one before it was started again, has pulled it a short while ago, and reached it. */
    boolean isFresh(Adapter adapter, Duration every) {
        var now = clock.instant();
        return store.isReachedBetween(adapter.source(), BY, now.minus(every), now);
    }

    /** The same, reached or not. */
    boolean isTried(Adapter adapter, Duration lately) {
        var now = clock.instant();
        return store.isBegunBetween(adapter.source(), BY, now.minus(lately), now);
    }

    /**
     * @param deadline for the whole answer, from the lookup of the name to the last byte
     * @throws org.modeltracker.api.http.problem.Problem (409) while another import of the source is under way
     */
    ImportRunner.Started start(Adapter adapter, URI address, Duration deadline) {
        var order = new ImportRequest(adapter, PartialDate.at(clock.instant()), false, false, BY);
        return imports.start(order, (run, tally) -> fetch(run, order, address, deadline, tally));
    }

    private byte[] fetch(ImportRun run, ImportRequest order, URI address, Duration deadline, ImportReport tally)
            throws IOException {
        var last = store.latest(order.source()).orElse(null);
        var reply = get(address, last == null ? null : last.etag(), deadline);
        if (reply.status() == NOT_MODIFIED && last != null && last.etag() != null) {
            tally.found(last.digest(), last.etag());
            return importer.confirm(run, order, last, tally);
        }
        if (reply.status() != 200) {
            boolean redirect = reply.status() / 100 == 3;
            throw new FetchFailed(redirect ? "redirect_refused" : "status_" + reply.status());
        }
        if (!reply.complete()) {
            throw new FetchFailed("too_large");
        }
        try (var file = Spool.of(new ByteArrayInputStream(reply.body()))) {
            tally.found(file.digest(), reply.header("etag").orElse(null));
            return importer.execute(run, order, file, tally);
        }
    }

    private OutboundReply get(URI address, @Nullable String etag, Duration deadline) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        try {
            return client.send(new OutboundRequest(
                    "GET", address, headers, new byte[0], deadline, Math.toIntExact(Spool.MOST_BYTES)));
        } catch (OutboundFailure e) {
            throw new FetchFailed(e.reason().word());
        }
    }
}
