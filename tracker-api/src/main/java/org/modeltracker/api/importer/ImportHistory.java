package org.modeltracker.api.importer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which history a run imports.
 *
 * @param repository URL of a git repository
 * @param path of the file or folder in it
 * @param every period of which the last commit counts: {@code 1d}, {@code 6h}
 * @param since first day or instant; null for the first commit
 * @param until last day or instant; null for the last commit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportHistory(
        String repository,
        String path,
        String every,
        @Nullable String since,
        @Nullable String until) {}
