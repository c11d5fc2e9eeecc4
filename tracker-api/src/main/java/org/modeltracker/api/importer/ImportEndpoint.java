package org.modeltracker.api.importer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.importer.ImportRunner.Ended;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.model.PartialDate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Imports of catalogues: a snapshot in, what changed out as events, and an account of each run. */
@RestController
@RequestMapping("/v1/imports")
class ImportEndpoint {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Map<String, Adapter> adapters;
    private final ImportRunner imports;
    private final ImportExecutor importer;
    private final ImportRunView view;
    private final ImportRunStream streams;
    private final Clock clock;

    ImportEndpoint(
            List<Adapter> adapters,
            ImportRunner imports,
            ImportExecutor importer,
            ImportRunView view,
            ImportRunStream streams,
            Clock clock) {
        this.adapters = adapters.stream().collect(Collectors.toMap(Adapter::source, Function.identity()));
        this.imports = imports;
        this.importer = importer;
        this.view = view;
        this.streams = streams;
        this.clock = clock;
    }

    /**
     * Imports a snapshot: the body is the file itself, at most 64 MB. What its publisher said before is compared with it, and only what changed
     * is recorded.
     *
     * @param observedAt when the source showed it, a day or an instant, also in the past; now, where it is left out
     * @param dryRun answers with the events that would be recorded, and records none
     * @param force imports a snapshot that lists no models, or withdraws more than a fifth of the offerings that stood
     * @param prefer {@code wait=5} waits so many seconds for the end, 30 where it is left out; {@code respond-async} not at all
     * @param key a request repeated under the same key within seven days gets the run of the first, unless that failed or was refused
     * @return 201 with the run that has ended, and the views know it; 202 with the run under way; 200 for a dry run; 409 where there are doubts
     *     about the snapshot, 422 where it is broken
     */
    @PostMapping(
            path = "/{source}",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_NDJSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.TEXT_PLAIN_VALUE
            })
    ResponseEntity<ImportRun> start(
            @PathVariable String source,
            @RequestParam(name = "observed_at", required = false) @Nullable String observedAt,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller,
            HttpServletRequest request)
            throws IOException {
        var adapter = adapters.get(source);
        if (adapter == null) {
            throw Problem.notFound("There is no importer for %s.".formatted(source));
        }
        if (request.getContentLengthLong() > Spool.MOST_BYTES) {
            throw Spool.tooLarge();
        }
        var order = new ImportRequest(adapter, observed(observedAt), force, dryRun, caller.owner());
        var place = "/v1/imports/%s?observed_at=%s&force=%b".formatted(source, observedAt, force);
        var started = start(order, dryRun ? null : key, place, Spool.of(request.getInputStream()));
        var ended = started.await(dryRun ? LONGEST_WAIT : patience(prefer));
        return ended == null ? accepted(started.run()) : answer(ended);
    }

    private ImportRunner.Started start(ImportRequest order, @Nullable String key, String place, Spool file)
            throws IOException {
        try {
            var request = KeyedRequest.of(order.by(), key, place, file.digest());
            var started = imports.start(order, request, (run, tally) -> {
                try (file) {
                    tally.found(file.digest(), null);
                    return importer.execute(run, order, file, tally);
                }
            });
            if (!started.isNew()) {
                file.close();
            }
            return started;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static ResponseEntity<ImportRun> accepted(ImportRun run) {
        return ResponseEntity.accepted().location(place(run)).body(run);
    }

    private static ResponseEntity<ImportRun> answer(Ended ended) {
        if (ended.problem() != null) {
            throw ended.problem();
        }
        var run = ended.run();
        if (run.isRunning()) {
            return accepted(run);
        }
        return run.dryRun()
                ? ResponseEntity.ok(run)
                : ResponseEntity.created(place(run)).body(run);
    }

    /** The runs, the newest first. */
    @GetMapping
    Page<ImportRun> list(@RequestParam(required = false) @Nullable String source, PageRequest page) {
        return view.list(source, page);
    }

    /** One run: its state, how far it is, what it recorded, what it skipped and why. */
    @GetMapping("/{id}")
    ImportRun get(@PathVariable UUID id) {
        return view.get(id);
    }

    /** One run as it goes on, an event each time it is further, until it has ended. */
    @GetMapping(path = "/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(@PathVariable UUID id) {
        return streams.follow(get(id));
    }

    private PartialDate observed(@Nullable String text) {
        if (text == null) {
            return PartialDate.at(clock.instant());
        }
        PartialDate date;
        try {
            date = PartialDate.parse(text);
        } catch (DateTimeException e) {
            throw notADay();
        }
        if (date.precision().compareTo(PartialDate.Precision.DAY) < 0) {
            throw notADay();
        }
        if (date.start().isAfter(clock.instant())) {
            throw Problem.parameter("observed_at", "lies in the future");
        }
        return date;
    }

    private static Problem notADay() {
        return Problem.parameter("observed_at", "is no day or instant: 2026-04-30, or 2026-04-30T12:00:00Z");
    }

    private static Duration patience(@Nullable String prefer) {
        if (prefer == null) {
            return USUAL_WAIT;
        }
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            return Duration.ofSeconds(Long.parseLong(wait.group(1)));
        }
        return prefer.contains("respond-async") ? Duration.ZERO : USUAL_WAIT;
    }

    private static URI place(ImportRun run) {
        return URI.create("/v1/imports/" + run.id());
    }
}
