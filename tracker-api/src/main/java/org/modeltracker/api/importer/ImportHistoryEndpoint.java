package org.modeltracker.api.importer;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.api.outbound.OutboundUrls;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.model.InputError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of what a git repository has held over time. */
@RestController
@RequestMapping("/v1/imports")
class ImportHistoryEndpoint {

    private final Map<String, Adapter> adapters;
    private final HistoryImports imports;
    private final ImportRunView view;
    private final ImportSettings settings;
    private final OutboundUrls urls;

    ImportHistoryEndpoint(
            List<Adapter> adapters,
            HistoryImports imports,
            ImportRunView view,
            ImportSettings settings,
            OutboundUrls urls) {
        this.adapters = adapters.stream().collect(Collectors.toMap(Adapter::source, Function.identity()));
        this.imports = imports;
        this.view = view;
        this.settings = settings;
        this.urls = urls;
    }

    /**
     * Imports the past of a source from a git repository. Of each period the last commit that touches the path is one snapshot, observed at the
     * time of the commit. The snapshots are imported oldest first, as one run whose progress counts them. The same request again finds the
     * running import, or completes one that was interrupted or cancelled; nothing is recorded twice.
     *
     * @return 202 with the running run; 409 while another import of the source is running; 422 for a faulty request
     */
    @ApiResponse(responseCode = "202", description = "The running run.", useReturnTypeSchema = true)
    @PostMapping(path = "/{import}/history", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportRun> importHistory(
            @PathVariable("import") String source, @RequestBody HistoryRequest request, ApiPrincipal caller) {
        var adapter = adapters.get(source);
        if (adapter == null) {
            throw Problem.notFound("There is no importer for %s.".formatted(source));
        }
        var faults = request.faults(settings.allowFileRepositories());
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        var history = request.history();
        if (!request.isFile()) {
            urls.refusal(history.repository()).ifPresent(refusal -> {
                throw Problem.unprocessable(List.of(new InputError("/repository", refusal.detail())));
            });
        }
        return accepted(imports.start(adapter, history, caller.owner()));
    }

    /**
     * Cancels a running import of a history. The snapshots that were imported stay.
     *
     * @return 202 with the run, which ends before its next snapshot; 409 if it cannot be cancelled
     */
    @ApiResponse(responseCode = "202", description = "The run, which is about to end.", useReturnTypeSchema = true)
    @DeleteMapping("/{import}")
    ResponseEntity<ImportRun> cancelImport(@PathVariable("import") UUID id) {
        return accepted(imports.cancel(id, view));
    }

    private static ResponseEntity<ImportRun> accepted(ImportRun run) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + run.id()))
                .body(run);
    }
}
