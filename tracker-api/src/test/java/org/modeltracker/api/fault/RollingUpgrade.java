package org.modeltracker.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import org.modeltracker.api.Envelope;

/**
 * Nodes of the release before are replaced one by one, then come back one by one, as after a failed upgrade, and are replaced again. In a database
 * that this release has migrated they only read, and say so.
 */
final class RollingUpgrade {

    private static final String READ = "/v1/models/" + FreshClaims.model(0);

    private RollingUpgrade() {}

    /** Expects three nodes of the release before, in whose database this one never was. */
    static void andBack(Site site) throws Exception {
        for (var node : site.nodes()) {
            replace(node, Release.THIS);
            site.nodes().stream().filter(RollingUpgrade::isPrevious).forEach(RollingUpgrade::onlyReads);
        }
        for (var node : site.nodes()) {
            replace(node, Release.PREVIOUS);
            onlyReads(node);
        }
        for (var node : site.nodes()) {
            replace(node, Release.THIS);
        }
    }

    /** For a release that writes on whatever the database is: no two releases run at once, and none comes back without a restore. */
    static void allAtOnce(Site site) throws Exception {
        for (var node : site.nodes()) {
            node.host().stop();
            node.host().install(Release.THIS);
        }
        site.nodes().forEach(Node::start);
    }

    private static boolean isPrevious(Node node) {
        return node.host().release() == Release.PREVIOUS;
    }

    private static void replace(Node node, Release by) throws Exception {
        node.host().stop();
        node.host().install(by);
        node.start();
    }

    private static void onlyReads(Node node) {
        var http = node.http();
        var claim = Envelope.released("faulty/refused", "2026-01-01").toString();
        eventually(
                "an older node refuses writes",
                () -> http.post("/v1/events", claim).at("/type").endsWith("outdated-node"));
        assertThat(http.get(READ).status()).as("a read at an older node").isEqualTo(200);
        assertThat(http.get("/actuator/health/readiness").at("/status"))
                .as("an older node is ready for reads")
                .isEqualTo("DEGRADED");
    }
}
