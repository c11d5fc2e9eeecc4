package org.modeltracker.api.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may choose about pages of other hosts; {@code application.yaml} tells the dangers.
 *
 * @param keepEvidence whether the pages that claims name as their source are fetched and kept
 * @param watch whether pages may be watched
 * @param recheck how long after a look at a kept page the next one comes
 * @param mostBytes of one page
 * @param deadline for one answer, from the lookup of the name to the last byte
 * @param spacing between two fetches from one origin
 * @param mostEvidence pages that are kept as evidence
 * @param mostWatches of one owner
 */
@ConfigurationProperties("tracker.pages")
record PageSettings(
        @DefaultValue("false") boolean keepEvidence,
        @DefaultValue("false") boolean watch,
        @DefaultValue("30d") Duration recheck,
        @DefaultValue("2MB") DataSize mostBytes,
        @DefaultValue("30s") Duration deadline,
        @DefaultValue("10s") Duration spacing,
        @DefaultValue("10000") int mostEvidence,
        @DefaultValue("200") int mostWatches) {}
