package org.modeltracker.core.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim comes from.
 *
 * @param publisher slug of who says it
 * @param via slug of who passed it on, where we did not read the publisher itself
 * @param locator the place in the source: heading, table cell
 * @param archived a copy that outlives the page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String publisher,
        SourceKind kind,
        @Nullable String title,
        @Nullable PartialDate published,
        @Nullable String url,
        @Nullable String via,
        @Nullable String locator,
        @Nullable Archived archived) {

    /** A source of which nobody kept a copy. */
    public Source(
            String publisher,
            SourceKind kind,
            @Nullable String title,
            @Nullable PartialDate published,
            @Nullable String url,
            @Nullable String via,
            @Nullable String locator) {
        this(publisher, kind, title, published, url, via, locator, null);
    }

    /** Without a copy the same text as before there were any: imports make the ids of their claims from it. */
    @Override
    public String toString() {
        return "Source[publisher=" + publisher + ", kind=" + kind + ", title=" + title + ", published=" + published
                + ", url=" + url + ", via=" + via + ", locator=" + locator
                + (archived == null ? "" : ", archived=" + archived) + "]";
    }

    /**
     * A copy of a source.
     *
     * @param at when it was made
     * @param sha256 of its bytes, in hex
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Archived(
            String url, @Nullable PartialDate at, @Nullable String sha256) {}
}
