package org.modeltracker.api.importer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.importer.catalogue.SkippedEntries;
import org.modeltracker.api.importer.catalogue.SourceTerms;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * An import run and its report.
 *
 * @param publisher null while the file has not been read
 * @param observedAt when the source showed what is imported: a day or an instant
 * @param digest of the file, with its algorithm
 * @param force whether doubts about the file are overridden
 * @param events recorded, by type; what was known already is not counted
 * @param skipped what of the file was not taken, and why
 * @param unresolved listings that no rule recognises; each stays a model of its own
 * @param recognised how many listings each rule recognised
 * @param problem why it was refused or failed
 * @param history for an import of a history: which one; its progress is in snapshots
 * @param terms on what the source gives its data
 * @param wouldRecord for a rehearsal: the first ten thousand events that would have been recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRun(
        UUID id,
        String source,
        @Nullable String publisher,
        State state,
        PartialDate observedAt,
        @Nullable String digest,
        String recordedBy,
        Instant started,
        @Nullable Instant ended,
        boolean force,
        boolean dryRun,
        Map<String, Long> events,
        @Nullable Offerings offerings,
        List<SkippedEntries.Skipped> skipped,
        @Nullable Names unresolved,
        @Nullable Map<String, Integer> recognised,
        Progress progress,
        @Nullable Reason problem,
        @Nullable List<JsonNode> wouldRecord,
        @Nullable ImportHistory history,
        @Nullable SourceTerms terms) {

    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    public enum State {
        RUNNING,
        DONE,
        REFUSED,
        FAILED
    }

    /** @param done events recorded, of {@code total} that there will be */
    public record Progress(long done, long total, long perSecond) {}

    /**
     * What changed since the snapshot before.
     *
     * @param pricedAnew listed then and now, with another base price
     */
    public record Offerings(int seen, Names listed, Names vanished, Names pricedAnew) {}

    /** Why a run was refused or failed, as the problem that its caller got. */
    public record Reason(
            String type,
            String title,
            int status,
            String detail,
            List<InputError> errors,
            Map<String, Object> numbers) {

        static Reason of(Problem problem) {
            var body = problem.body();
            return new Reason(body.type(), body.title(), body.status(), body.detail(), body.errors(), body.more());
        }
    }

    /** @param names the first thousand of them */
    public record Names(int count, List<String> names) {

        private static final int MOST = 1_000;

        static Names of(List<String> all) {
            return new Names(all.size(), all.stream().sorted().limit(MOST).toList());
        }
    }

    @JsonIgnore
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    static ImportRun begun(UUID id, ImportRequest order, Instant now) {
        return new ImportRun(
                id,
                order.source(),
                null,
                State.RUNNING,
                order.observedAt(),
                null,
                order.by(),
                now,
                null,
                order.force(),
                order.dryRun(),
                Map.of(),
                null,
                List.of(),
                null,
                null,
                new Progress(0, 0, 0),
                null,
                null,
                order.history(),
                order.adapter().terms());
    }

    ImportRun ended(State how, Instant at, ImportReport tally, @Nullable Reason why) {
        return new ImportRun(
                id,
                source,
                tally.publisher(),
                how,
                observedAt,
                tally.digest(),
                recordedBy,
                started,
                at,
                force,
                dryRun,
                tally.events(),
                tally.offerings(),
                tally.skipped(),
                tally.unresolved(),
                tally.recognised(),
                tally.progress(started),
                why,
                dryRun ? tally.rehearsed() : null,
                history,
                terms);
    }

    /** As it was left by a process that ended before it did. */
    ImportRun interrupted(Instant at, Reason why) {
        return new ImportRun(
                id,
                source,
                publisher,
                State.FAILED,
                observedAt,
                digest,
                recordedBy,
                started,
                at,
                force,
                dryRun,
                events,
                offerings,
                skipped,
                unresolved,
                recognised,
                progress,
                why,
                null,
                history,
                terms);
    }

    /** One snapshot of this history, which has been done. */
    ImportRun snapshot(
            UUID snapshot,
            PartialDate observed,
            String publisherOf,
            String digestOf,
            Map<String, Long> recorded,
            Instant at) {
        long count = recorded.values().stream().mapToLong(Long::longValue).sum();
        return new ImportRun(
                snapshot,
                source,
                publisherOf,
                State.DONE,
                observed,
                digestOf,
                recordedBy,
                at,
                at,
                force,
                false,
                recorded,
                null,
                List.of(),
                null,
                null,
                new Progress(count, count, 0),
                null,
                null,
                history,
                terms);
    }
}
