package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole catalogue of the world: the digest of a week or a month fits a screen, with its story first. */
@Tag("faults")
class DigestOfTheWorldIT {

    private static final int SCREEN = 50;
    private static final int FIRST = 10;
    private static final List<String> DATES = List.of("2026-04-30", "2026-05-31", "2026-07-02");
    private static final Pattern PERCENT = Pattern.compile("\\([−+]([0-9,]+)%\\)");

    private final CatalogueFolder folder = CatalogueFolder.real();

    @Test
    void a_digest_by_effective_date_fits_a_screen_and_begins_with_its_story() {
        try (var tracker = ImportingTracker.start()) {
            for (var date : DATES) {
                var file = folder.text("modelsdev/api-" + date + ".json");
                assertThat(ImportRuns.state(tracker.imported("modelsdev", file, date)))
                        .isEqualTo("done");
            }
            var may = news(tracker, "from=2026-05-01&to=2026-05-31");
            assertThat(may).anySatisfy(line -> assertThat(line).contains("[DeepSeek V4 Pro]", "(−75%)"));
            news(tracker, "from=2026-06-25&to=2026-07-02");
        }
    }

    /** @return the news in the first ten lines of text, which are not empty */
    private static List<String> news(ImportingTracker tracker, String stretch) {
        var lines = lines(tracker, stretch);
        assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN);
        var moves =
                lines.stream().filter(line -> line.contains("(first party API")).toList();
        var first = lines.stream()
                .filter(line -> line.startsWith("- "))
                .limit(FIRST)
                .toList();
        assertThat(first.stream().mapToInt(DigestOfTheWorldIT::percent).max())
                .as("the largest move of a maker's price is among the first ten of %s", stretch)
                .isEqualTo(moves.stream().mapToInt(DigestOfTheWorldIT::percent).max());
        return lines.stream().filter(line -> !line.isEmpty()).limit(FIRST).toList();
    }

    /** The largest in a line, without its sign; 0 for none. */
    private static int percent(String line) {
        return PERCENT.matcher(line)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1).replace(",", "")))
                .max()
                .orElse(0);
    }

    private static List<String> lines(ImportingTracker tracker, String stretch) {
        var digest = tracker.http().get("/v1/digest?axis=effective&format=md&" + stretch);
        assertThat(digest.status()).as(digest.body()).isEqualTo(200);
        return digest.body().lines().toList();
    }
}
