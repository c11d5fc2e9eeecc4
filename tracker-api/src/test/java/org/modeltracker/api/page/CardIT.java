package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;

/** Models and charts have pictures, which the heads of their pages name. */
class CardIT extends Paged {

    private static final String PUBLIC = "http://localhost:8080";
    private static boolean recorded;

    @BeforeEach
    void something_to_draw() {
        if (!recorded) {
            recorded = true;
            record(
                    benchmark("carded-bench"),
                    released("carded/one", "2026-03-01").with("/data/name", "Carded \u202EOne"),
                    access("carded/one", "2026-03-01", "general_availability"),
                    status("carded/one", "2026-03-01", "open_weights"),
                    sold("carded/one", "2026-03-01", "500"),
                    sold("carded/one", "2026-04-01", "2"),
                    released("carded/two", "2026-03-01"),
                    released("carded/bare", "2026-03-01"),
                    sold("carded/two", "2026-04-01", "9"),
                    range("carded/one", "carded-bench", "57", "58"),
                    exact("carded/two", "carded-bench", "-4"));
        }
    }

    private static Envelope sold(String model, String effective, String amount) {
        return price(model, effective, amount).withJson("/data/prices", """
                [{'component': 'input', 'amount': '%1$s', 'per': '1M_tokens'},
                 {'component': 'output', 'amount': '%1$s', 'per': '1M_tokens'}]
                """.formatted(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models/carded/one",
                "/models/carded/one?effective_at=2026-03-15",
                "/models/carded/bare",
                "/benchmarks/carded-bench",
                "/frontier?benchmark=carded-bench",
                "/frontier?benchmark=carded-bench&model=carded/one",
                "/embed/models/carded/one/prices",
                "/embed/benchmarks/carded-bench",
                "/embed/frontier?benchmark=carded-bench&observed_by=2026-10-01"
            })
    void the_head_of_a_page_names_a_picture_of_the_size_that_readers_expect(String path) throws IOException {
        var address = read(path).head().select("meta[property=og:image]").attr("content");
        assertThat(address).startsWith(PUBLIC).contains("/card.png");
        var picture = picture(address);
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1200, 630);
        assertThat(colours(picture)).as("something is drawn").isGreaterThan(10);
    }

    @Test
    void a_model_has_another_picture_before_its_price_fell() throws IOException {
        var now = picture(PUBLIC + "/models/carded/one/card.png");
        var before = picture(PUBLIC + "/models/carded/one/card.png?effective_at=2026-03-15");
        assertThat(now.getRGB(0, 0, 1200, 630, null, 0, 1200))
                .isNotEqualTo(before.getRGB(0, 0, 1200, 630, null, 0, 1200));
    }

    @Test
    void what_has_no_card_of_its_own_shows_that_of_the_tracker() {
        for (var path : List.of("/", "/organisations/carded", "/models", "/compare")) {
            assertThat(read(path).select("meta[property=og:image]").attr("content"))
                    .as(path)
                    .isEqualTo(PUBLIC + "/assets/icon.png");
        }
    }

    @Test
    void a_card_of_nothing_is_a_problem() {
        assertThat(anybody().get("/models/carded/nobody/card.png").status()).isEqualTo(404);
        assertThat(anybody().get("/benchmarks/nobody/card.png").status()).isEqualTo(404);
        assertThat(anybody().get("/frontier/card.png").status()).isEqualTo(400);
    }

    private BufferedImage picture(String address) throws IOException {
        var local = URI.create(address.replace(PUBLIC, "http://localhost:" + port));
        return ImageIO.read(local.toURL());
    }

    private static long colours(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, 1200, 630, null, 0, 1200))
                .distinct()
                .count();
    }
}
