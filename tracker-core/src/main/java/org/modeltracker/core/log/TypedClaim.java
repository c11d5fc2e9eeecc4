package org.modeltracker.core.log;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/**
 * A claim whose type is known before it is read, as the log's are. A {@link Claim} learns its type from its JSON, where the data often stands
 * before the type: it would be kept aside, and read a second time.
 */
@JsonIgnoreProperties("type")
record TypedClaim<D extends ClaimData>(
        @Nullable String model,
        @Nullable String organisation,
        @Nullable String benchmark,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        PartialDate observedAt,
        Source source,
        @Nullable String quote,
        D data) {

    Claim claim() {
        return new Claim(model, organisation, benchmark, effective, effectiveBasis, observedAt, source, quote, data);
    }
}
