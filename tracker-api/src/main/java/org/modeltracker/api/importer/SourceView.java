package org.modeltracker.api.importer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.PublisherList;
import org.springframework.stereotype.Component;

/** Everybody who says something, with the terms on which catalogues give their data. */
@Component
public class SourceView {

    private final PublisherList publishers;
    private final PublisherTerms terms;

    SourceView(PublisherList publishers, PublisherTerms terms) {
        this.publishers = publishers;
        this.terms = terms;
    }

    /**
     * @param publisher the organisation that speaks
     * @param kind of most of its claims
     * @param title of the catalogue, or of the newest claim that has one
     * @param licence SPDX expression; null where the source names none
     * @param attribution who must be named where its facts are shown
     * @param lastObserved when it was last looked at
     * @param medianLagDays by how many days it usually learns later than the first what others say too
     * @param corrections how many of its claims were corrected or retracted
     * @param claims how many it made
     * @param usualIntervalDays how many days usually pass until it is looked at again; null if it was looked at on fewer than four days
     * @param stale whether it was not looked at for three times as long, and for a week at least
     */
    public record Item(
            String publisher,
            SourceKind kind,
            @Nullable String title,
            @Nullable String licence,
            @Nullable String attribution,
            PartialDate lastObserved,
            @Nullable Integer medianLagDays,
            long corrections,
            long claims,
            @Nullable Integer usualIntervalDays,
            boolean stale) {}

    /** Those with the most claims first. */
    public List<Item> list(TemporalPoint moment) {
        return publishers.list(moment).stream().map(this::item).toList();
    }

    public Optional<Item> of(String publisher, TemporalPoint moment) {
        return list(moment).stream()
                .filter(item -> item.publisher().equals(publisher))
                .findFirst();
    }

    private Item item(PublisherList.Item publisher) {
        var known = terms.of(publisher.publisher());
        return new Item(
                publisher.publisher(),
                publisher.kind(),
                known == null ? publisher.title() : known.title(),
                known == null ? null : known.licence(),
                known == null ? null : known.attribution(),
                publisher.lastObserved(),
                publisher.medianLagDays(),
                publisher.corrections(),
                publisher.claims(),
                publisher.usualIntervalDays(),
                publisher.stale());
    }
}
