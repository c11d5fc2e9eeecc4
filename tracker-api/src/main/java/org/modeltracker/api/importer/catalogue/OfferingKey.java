package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.PublisherClaims.PublishedOffering;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;

/** What tells one offering from another. */
public record OfferingKey(
        Subject subject,
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

    /** The question under which a publisher has had its claims about an offering. */
    public static OfferingKey of(PublishedOffering published) {
        var data = published.data();
        return new OfferingKey(
                published.subject(),
                data.path("channel").asString(""),
                data.path("provider").stringValue(null),
                data.path("tier").stringValue(null),
                data.path("alias").asBoolean(false));
    }

    /** As access is asked for, which variants of one model share. */
    public OfferingKey withoutTier() {
        return new OfferingKey(subject, channel, provider, null, alias);
    }

    public FactKey pricing() {
        return FactKey.of(
                subject,
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
        return mark(String.join("\t", subject.id(), channel, "" + provider, "" + tier, "" + alias));
    }

    /** That a listing was seen, whatever was said of it. */
    public static long markOfListing(Subject listing) {
        return mark("listing " + listing.id());
    }

    public static long mark(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
