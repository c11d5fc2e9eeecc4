package org.modeltracker.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to search engines, feed readers and chat tools.
 *
 * @param address of this page, without a cursor: a list is one page to them
 * @param image of the tracker
 * @param search the description of its search
 * @param forms what the page shows, in other forms
 * @param dataset JSON-LD; null on pages that do not describe all data
 */
public record PageHead(
        String address,
        String description,
        String image,
        String search,
        List<Alternate> forms,
        @Nullable String dataset) {

    public record Alternate(String type, String title, String address) {}
}
