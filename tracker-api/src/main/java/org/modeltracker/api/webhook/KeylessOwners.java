package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.modeltracker.api.security.OwnerKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Pauses the webhooks of an owner without a working key: each active endpoint gets a notice, is sent what is due for a minute more, and then
 * nothing. Promises wait. With a new key the webhooks resume, and what waited is sent.
 */
@Component
class KeylessOwners implements OwnerKeys {

    /** Whether a row w of work.webhook is sent to at :now. A clock that was set back does not make the minute longer. */
    static final String SENT =
            "(w.keyless_at is null or :now between w.keyless_at and w.keyless_at + interval '1 minute')";

    private final JdbcTemplate jdbc;
    private final ReceiverTable endpoints;
    private final OperationalEvents notices;
    private final ObjectProvider<DeliveryWorker> sender;

    KeylessOwners(
            JdbcTemplate jdbc,
            ReceiverTable endpoints,
            OperationalEvents notices,
            ObjectProvider<DeliveryWorker> sender) {
        this.jdbc = jdbc;
        this.endpoints = endpoints;
        this.notices = notices;
        this.sender = sender;
    }

    @Override
    public void lost(String owner, Instant now) {
        var active = endpoints.lockActive(owner);
        jdbc.update(
                "update work.webhook set keyless_at = ? where owner = ? and keyless_at is null",
                Timestamp.from(now),
                owner);
        if (!active.isEmpty()) {
            notices.tell(paused(active), now);
            AfterCommit.run(() -> sender.getObject().wake());
        }
    }

    private static List<OperationalEvents.Report> paused(List<ReceiverState> active) {
        return active.stream()
                .map(endpoint -> new OperationalEvents.Report(OperationalEvent.ENDPOINT_PAUSED, endpoint, null))
                .toList();
    }

    @Override
    public void found(String owner) {
        if (jdbc.update("update work.webhook set keyless_at = null where owner = ? and keyless_at is not null", owner)
                > 0) {
            AfterCommit.run(() -> sender.getObject().wake());
        }
    }
}
