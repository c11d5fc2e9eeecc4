package org.modeltracker.api.evidence;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.EvidenceAnswer.Copy;
import org.modeltracker.api.evidence.EvidenceAnswer.Passage;
import org.modeltracker.api.evidence.EvidenceAnswer.State;
import org.modeltracker.api.evidence.EvidenceStore.Row;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;

/** The pages that are kept as evidence of claims. */
@Component
public class KeptEvidence {

    private final EvidenceStore store;
    private final EventLog log;
    private final PageSettings settings;

    KeptEvidence(EvidenceStore store, EventLog log, PageSettings settings) {
        this.store = store;
        this.log = log;
        this.settings = settings;
    }

    /** Whether pages of new claims are kept. */
    public boolean isOn() {
        return settings.keepEvidence();
    }

    /** Empty for an unknown event. */
    public Optional<EvidenceAnswer> of(UUID event) {
        return log.byId(event).map(this::answer);
    }

    private EvidenceAnswer answer(RecordedEvent event) {
        var claim = event.claim();
        var row = store.get(event.id()).orElse(null);
        if (row == null) {
            return new EvidenceAnswer(
                    event.id(), claim.source().url(), claim.quote(), State.NONE, null, null, null, null, null);
        }
        return new EvidenceAnswer(
                event.id(),
                row.url(),
                claim.quote(),
                state(row),
                row.failure(),
                copy(row),
                passage(row.text(), claim.quote()),
                row.found(),
                row.checkedAt());
    }

    private static State state(Row row) {
        if (row.text() != null) {
            return State.KEPT;
        }
        return row.failure() == null ? State.WAITING : State.FAILED;
    }

    private static @Nullable Copy copy(Row row) {
        if (row.text() == null) {
            return null;
        }
        var digest = HexFormat.of().formatHex(Objects.requireNonNull(row.sha256()));
        return new Copy(Objects.requireNonNull(row.fetchedAt()), digest, row.text());
    }

    private static @Nullable Passage passage(@Nullable String text, @Nullable String quote) {
        return text == null || quote == null
                ? null
                : QuotedPassage.find(text, quote)
                        .map(found -> new Passage(found.from(), found.to()))
                        .orElse(null);
    }
}
