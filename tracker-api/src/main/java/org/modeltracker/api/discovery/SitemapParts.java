package org.modeltracker.api.discovery;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.core.model.OffsetLimit;

/**
 * Pages in as many sitemaps as they need.
 *
 * @param base the public address of the tracker
 * @param lists pages that lead to others, in the first sitemap
 * @param count of all other pages
 * @param pages some of those, in a fixed order
 * @param most of them in one sitemap; the protocol allows 50,000 with the lists
 */
record SitemapParts(String base, List<String> lists, int count, Function<OffsetLimit, Stream<String>> pages, int most) {

    /** The only sitemap, or an index of several. */
    byte[] root() {
        return parts() == 1
                ? pages(1)
                : Sitemap.ofSitemaps(
                        IntStream.rangeClosed(1, parts()).mapToObj(part -> base + "/sitemap-%d.xml".formatted(part)));
    }

    /** Empty if there are fewer. @param part counts from 1 */
    Optional<byte[]> part(int part) {
        return part <= parts() ? Optional.of(pages(part)) : Optional.empty();
    }

    private int parts() {
        return Math.max(1, Math.ceilDiv(count, most));
    }

    private byte[] pages(int part) {
        var own = pages.apply(new OffsetLimit((part - 1) * most, most));
        return Sitemap.ofPages(part == 1 ? Stream.concat(lists.stream(), own) : own);
    }
}
