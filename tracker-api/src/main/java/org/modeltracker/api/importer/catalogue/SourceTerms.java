package org.modeltracker.api.importer.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a source gives its data.
 *
 * @param licence SPDX expression; null where the source names none
 * @param attribution who must be named where its facts are shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceTerms(
        String title, @Nullable String url, @Nullable String licence, String attribution) {}
