package org.modeltracker.api.importer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may choose about imports; {@code application.yaml} tells the dangers.
 *
 * @param deadline for one pull, from the lookup of the name to the last byte
 * @param pull by source: where its snapshot is, and how often it is fetched
 * @param allowFileRepositories whether a history may be read from a repository on this machine
 * @param git limits of a clone
 */
@ConfigurationProperties("tracker.imports")
record ImportSettings(
        @DefaultValue("2m") Duration deadline,
        @DefaultValue Map<String, Rhythm> pull,
        @DefaultValue("false") boolean allowFileRepositories,
        @DefaultValue Git git) {

    /**
     * @param mostBytes that may arrive
     * @param deadline for all of it
     * @param mostCommits of the branch that are looked at
     * @param mostSnapshots of one run
     */
    record Git(
            @DefaultValue("1500000000") long mostBytes,
            @DefaultValue("30m") Duration deadline,
            @DefaultValue("200000") int mostCommits,
            @DefaultValue("5000") int mostSnapshots) {}

    /**
     * @param url of the snapshot; null where only a repository has the snapshots of the source
     * @param every zero for never
     * @param past where the history of the source is kept
     */
    record Rhythm(
            @Nullable URI url,
            @DefaultValue("0s") Duration every,
            @DefaultValue List<Past> past) {

        boolean isOn() {
            return every.isPositive();
        }
    }

    /** A file or folder in a git repository whose commits are snapshots of a source. */
    record Past(String repository, String path) {}
}
