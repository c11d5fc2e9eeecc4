package org.modeltracker.api.importer;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/** Imports of catalogues, and the report of each run. */
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
     * Imports a snapshot. The body is the file itself, at most 64 MB. The import compares it with the earlier claims of its publisher and
     * records only changes.
     *
     * @param observedAt the day or instant at which the source showed it; default: now
     * @param dryRun returns the events that would be recorded, and records none
     * @param force imports a snapshot that lists no models, or lacks more than a fifth of the known offerings
     * @param prefer {@code wait=5} waits up to 5 seconds for the end (default: 30); {@code respond-async} does not wait
     * @param key for seven days, a repeated request with the same key returns the first run, unless that failed or was refused
     * @return 201 with the finished run, after the views have processed it; 202 with the running one; 200 for a dry run; 409 for a doubtful
     *     snapshot; 422 for a broken one
     */
    @ApiResponse(
            responseCode = "201",
            description = "The finished run, after the views have processed it.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The running run.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The result of a dry run.", useReturnTypeSchema = true)
    @PostMapping(
            path = "/{import}",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_NDJSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.TEXT_PLAIN_VALUE
            })
    ResponseEntity<ImportRun> startImport(
            @PathVariable("import") String source,
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

    /** Lists the runs, the newest first. */
    @GetMapping
    Page<ImportRun> listImports(@RequestParam(required = false) @Nullable String source, PageRequest page) {
        return view.list(source, page);
    }

    /** Returns one run: its state and progress, the recorded events, and skipped entries with reasons. */
    @GetMapping("/{import}")
    ImportRun getImport(@PathVariable("import") UUID id) {
        return view.get(id);
    }

    /** Follows one run live until it ends, with one message per step. */
    @GetMapping(path = "/{import}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter followImport(@PathVariable("import") UUID id) {
        return streams.follow(getImport(id));
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
            throw Problem.parameter("observed_at", "must not be in the future");
        }
        return date;
    }

    private static Problem notADay() {
        return Problem.parameter(
                "observed_at", "must be a day or an instant, such as 2026-04-30 or 2026-04-30T12:00:00Z");
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
