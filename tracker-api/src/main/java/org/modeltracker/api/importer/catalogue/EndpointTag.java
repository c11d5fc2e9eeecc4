package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter calls an endpoint: {@code deepinfra/fp8}, {@code google-vertex/us-east5}.
 *
 * @param text verbatim
 * @param server who serves it, with what of the tag is neither a region nor a quantisation
 * @param region null where the tag names none
 * @param quantisation of the weights, in lower case; null where it is not known
 */
record EndpointTag(
        String text,
        String server,
        @Nullable String region,
        @Nullable String quantisation) {

    private static final Pattern REGION = Pattern.compile(
            "global|(?:us|eu|europe|asia|ap|au|ca|sa|me|af|uk|in|jp|northamerica|southamerica)(?:-[a-z0-9]+)*");
    private static final Set<String> QUANTISATIONS =
            Set.of("int4", "int8", "fp4", "fp6", "fp8", "fp16", "bf16", "fp32", "unknown");
    /** Those that are builds of their own: the others are how a model is given out. */
    private static final Set<String> VARIANTS = Set.of("int4", "int8", "fp4", "fp8");

    static EndpointTag of(String tag, @Nullable String stated) {
        var parts = tag.toLowerCase(Locale.ROOT).split("/");
        var server = new ArrayList<String>();
        @Nullable String region = null;
        @Nullable String quantisation = stated == null ? null : stated.toLowerCase(Locale.ROOT);
        for (var part : parts) {
            if (server.isEmpty()) {
                server.add(part);
            } else if (QUANTISATIONS.contains(part)) {
                quantisation = stated == null ? part : quantisation;
            } else if (region == null && REGION.matcher(part).matches()) {
                region = part;
            } else {
                server.add(part);
            }
        }
        return new EndpointTag(tag, String.join("-", server), region, quantisation);
    }

    boolean isVariant() {
        return quantisation != null && VARIANTS.contains(quantisation);
    }
}
