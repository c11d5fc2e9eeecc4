package org.modeltracker.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SitemapPartsTest {

    @Test
    void few_pages_are_one_sitemap() {
        assertThat(locations(parts(2).root(), "urlset > url > loc"))
                .containsExactly("https://t.example/", "https://t.example/p0", "https://t.example/p1");
        assertThat(parts(0).part(1)).isPresent();
        assertThat(parts(0).part(2)).isEmpty();
    }

    @Test
    void more_pages_than_one_may_hold_have_an_index_and_each_page_is_in_one_part() {
        var parts = parts(7);
        assertThat(locations(parts.root(), "sitemapindex > sitemap > loc"))
                .containsExactly(
                        "https://t.example/sitemap-1.xml",
                        "https://t.example/sitemap-2.xml",
                        "https://t.example/sitemap-3.xml");
        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(part -> locations(parts.part(part).orElseThrow(), "url > loc"))
                        .flatMap(List::stream))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(parts.part(4)).isEmpty();
    }

    @Test
    void an_address_with_signs_of_xml_stays_one() {
        var odd = "https://t.example/?a&b";
        var alone = new SitemapParts(odd, List.of(odd), 0, _ -> Stream.empty(), 3);
        assertThat(locations(alone.root(), "loc")).containsExactly(odd);
    }

    private static SitemapParts parts(int count) {
        return new SitemapParts(
                "https://t.example",
                List.of("https://t.example/"),
                count,
                slice -> IntStream.range(slice.offset(), Math.min(count, slice.offset() + slice.limit()))
                        .mapToObj(page -> "https://t.example/p" + page),
                3);
    }

    private static List<String> locations(byte[] document, String where) {
        return Jsoup.parse(new String(document, StandardCharsets.UTF_8), "", Parser.xmlParser())
                .select(where)
                .eachText();
    }
}
