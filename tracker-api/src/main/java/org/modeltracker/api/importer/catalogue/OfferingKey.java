package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/** What tells one offering from another. */
public record OfferingKey(
        Subject model,
        String channel,
        @Nullable String provider,
        @Nullable String tier,
        boolean alias) {

    /** @param question about access or pricing */
    public static OfferingKey of(FactKey question) {
        var key = question.key();
        return new OfferingKey(
                question.subject(),
                key.getOrDefault("channel", ""),
                key.get("provider"),
                key.get("tier"),
                key.containsKey("alias"));
    }

    /** As access is asked for, which variants of one model share. */
    OfferingKey withoutTier() {
        return new OfferingKey(model, channel, provider, null, alias);
    }

    public FactKey pricing() {
        return FactKey.of(
                model,
                FactType.PRICING,
                "channel",
                channel,
                "provider",
                provider,
                "tier",
                tier,
                "alias",
                alias ? "true" : null);
    }

    /** Two offerings never share it in practice; a list of a hundred thousand of them fits a megabyte. */
    public long mark() {
        return mark(String.join("\t", model.id(), channel, "" + provider, "" + tier, "" + alias));
    }

    public static long mark(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
