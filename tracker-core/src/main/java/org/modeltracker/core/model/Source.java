package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim comes from.
 *
 * @param publisher slug of who says it
 * @param via slug of who passed it on, where we did not read the publisher itself
 * @param locator the place in the source: heading, table cell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String publisher,
        SourceKind kind,
        @Nullable String title,
        @Nullable PartialDate published,
        @Nullable String url,
        @Nullable String via,
        @Nullable String locator) {}
