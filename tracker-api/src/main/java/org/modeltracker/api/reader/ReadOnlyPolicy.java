package org.modeltracker.api.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.log.ReleaseCheck;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Which requests this node refuses because it only reads.
 *
 * @param writerUrl empty if the operator named none
 */
record ReadOnlyPolicy(String writerUrl, NodeRole role, ReleaseCheck release) {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Its questions are posted. */
    private static final String AGENTS = "/mcp";

    /** A session is written at each request. */
    private static final List<String> OF_SESSIONS = List.of("/sign-in", "/sign-out", "/webhooks");

    Optional<Problem> of(String method, String path) {
        boolean writes = !READS.contains(method) && !path.equals(AGENTS);
        if (role.isReader()) {
            return writes || needsSession(path) ? Optional.of(readOnly()) : Optional.empty();
        }
        return release.met().filter(_ -> writes).map(ReadOnlyPolicy::outdated);
    }

    private static boolean needsSession(String path) {
        return OF_SESSIONS.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    private Problem readOnly() {
        var where = writerUrl.isEmpty()
                ? "Write and sign in at the writer."
                : "Write and sign in at %s.".formatted(writerUrl);
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "read-only-node", "Read-only node", "This node only reads. " + where);
        return writerUrl.isEmpty() ? problem : problem.with("writer", writerUrl);
    }

    private static Problem outdated(String migration) {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "outdated-node",
                        "Outdated node",
                        "A newer release has changed the database, so this node only reads. Nothing was stored. Write at a node of that release.")
                .header(HttpHeaders.RETRY_AFTER, "5");
    }
}
