package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.api.http.request.HasNextPage;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.PageLink;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.overview.Dispute;
import org.modeltracker.core.overview.DisputeList;

/**
 * A page of disputes, the most important first.
 *
 * @param counts how many disputes the whole list has of each fact
 */
public record DisputeAnswer(
        @JsonUnwrapped TimeParameters asked, Map<String, Long> counts, List<Dispute> data, PageLink page)
        implements HasNextPage {

    /** @param facts empty for all */
    public static DisputeAnswer of(DisputeList disputes, Set<String> facts, ListTimes times) {
        var kinds = facts.stream().map(FactType::of).collect(Collectors.toSet());
        var page = times.page(disputes.list(kinds, times.moment(), times.slice()));
        return new DisputeAnswer(page.asked(), disputes.counts(times.moment()), page.data(), page.page());
    }

    @Override
    public Optional<Next> next() {
        return page.next();
    }
}
