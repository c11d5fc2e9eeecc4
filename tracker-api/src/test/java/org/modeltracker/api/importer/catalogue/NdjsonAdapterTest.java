package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.api.importer.MemoryLog;
import org.modeltracker.api.importer.reconcile.SnapshotDiff;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.EnvelopeReaders;
import org.modeltracker.core.model.PartialDate;

/** What a dataset of dated lines comes to, when it is imported again and again. */
class NdjsonAdapterTest {

    private static final String MODEL = "lab/model";

    private final MemoryLog log = new MemoryLog();
    private SnapshotDiff.Change last = new SnapshotDiff.Change(List.of(), 0, 0, List.of());

    private List<Draft> take(String observedAt, Envelope... lines) {
        var file = Arrays.stream(lines)
                .map(line ->
                        line.by("dataset", "catalogue").without("observed_at").toString())
                .collect(Collectors.joining("\n"));
        var snapshot = Catalogue.read(new NdjsonAdapter(EnvelopeReaders.reader()), file, PartialDate.parse(observedAt));
        var changes = log.take(snapshot, PartialDate.parse(observedAt));
        last = changes.isEmpty() ? last : changes.getLast();
        return changes.stream().flatMap(change -> change.drafts().stream()).toList();
    }

    private static Envelope access(String effective, String state) {
        return Envelope.access(MODEL, effective, state);
    }

    private static Envelope price(String effective, String output) {
        return Envelope.price(MODEL, effective, output);
    }

    private static Envelope app(String effective, String state) {
        return Envelope.of(
                "app_access.changed",
                MODEL,
                effective,
                "{'channel': 'consumer_app', 'surface': 'Chat', 'state': '%s'}".formatted(state));
    }

    private static Envelope score(String by, String value) {
        return Envelope.exact(MODEL, "bench", value).with("/data/measured_by", by);
    }

    private String courses(String observedBy) {
        return log.courses(Instant.parse(observedBy + "T00:00:00Z")).toString();
    }

    @Test
    void what_a_file_itself_tells_to_be_gone_is_not_back_when_it_is_imported_again() {
        var lines = new Envelope[] {
            access("2026-01-01", "general_availability"),
            access("2026-04-01", "withdrawn"),
            app("2026-03-01", "limited_availability"),
            app("2026-04-01", "general_availability")
        };
        assertThat(take("2026-05-01", lines)).hasSize(4);
        assertThat(take("2026-06-01", lines)).isEmpty();
    }

    @Test
    void an_app_that_vanishes_is_withdrawn_and_back_when_it_is_listed_again() {
        take("2026-05-01", app("2026-03-01", "general_availability"), price("2026-01-01", "5"));
        assertThat(take("2026-05-10", price("2026-01-01", "5"))).hasSize(1);
        assertThat(courses("2026-05-11")).contains("WITHDRAWN");
        assertThat(take("2026-05-20", app("2026-03-01", "general_availability"), price("2026-01-01", "5")))
                .singleElement()
                .satisfies(draft -> assertThat(draft.claim().effective().text()).isEqualTo("2026-05-20"));
    }

    @Test
    void what_was_announced_for_one_day_and_then_for_another_comes_on_the_other_only() {
        take("2026-05-01", price("2026-01-01", "3"), price("2026-09-01", "5"));
        var drafts = take("2026-06-01", price("2026-01-01", "3"), price("2026-12-01", "5"));
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().data()).isInstanceOf(ClaimCorrected.class);
            assertThat(draft.claim().effective().text()).isEqualTo("2026-12-01");
        });
        assertThat(courses("2027-01-01")).contains("2026-12-01").doesNotContain("2026-09-01");
    }

    @Test
    void what_is_announced_no_longer_does_not_come() {
        take("2026-05-01", price("2026-01-01", "3"), price("2026-09-01", "5"));
        var drafts = take("2026-06-01", price("2026-01-01", "3"));
        assertThat(drafts)
                .singleElement()
                .satisfies(draft -> assertThat(draft.claim().data()).isInstanceOf(ClaimRetracted.class));
        assertThat(courses("2027-01-01")).doesNotContain("2026-09-01");
        assertThat(take("2026-07-01", price("2026-01-01", "3"))).isEmpty();
    }

    @Test
    void what_has_come_on_its_day_is_no_announcement_any_more() {
        take("2026-05-01", price("2026-01-01", "3"), price("2026-09-01", "5"));
        assertThat(take("2026-10-01", price("2026-01-01", "3"), price("2026-09-01", "5")))
                .isEmpty();
    }

    @Test
    void each_measurers_score_stands_beside_the_others() {
        var lines = new Envelope[] {score("first-lab", "60"), score("second-lab", "62")};
        assertThat(take("2026-05-01T10:00:00Z", lines)).hasSize(2);
        assertThat(take("2026-05-01T16:00:00Z", lines)).isEmpty();
        var drafts = take("2026-05-01T18:00:00Z", score("first-lab", "61"), score("second-lab", "62"));
        assertThat(drafts)
                .singleElement()
                .satisfies(
                        draft -> assertThat(draft.claim().data().effectiveData().measuredBy())
                                .isEqualTo("first-lab"));
    }

    @Test
    void of_two_lines_that_answer_one_question_the_first_counts() {
        var first = price("2026-01-01", "5").without("effective");
        var second = price("2026-01-01", "6").without("effective");
        assertThat(take("2026-05-01", first, second)).hasSize(1);
        assertThat(take("2026-06-01", first, second)).isEmpty();
    }

    @Test
    void what_goes_within_a_day_of_a_dated_claim_goes_when_it_is_seen_to() {
        take("2026-05-01T10:00:00Z", access("2026-01-01", "general_availability"), price("2026-01-01", "5"));
        var drafts = take("2026-05-01T16:00:00Z", price("2026-01-01", "5"));
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().effective().text()).isEqualTo("2026-05-01T16:00:00Z");
            assertThat(draft.claim().data()).isNotInstanceOf(ClaimCorrected.class);
        });
    }

    @Test
    void a_date_that_the_source_gives_stays_though_the_price_was_the_same_before() {
        take("2026-05-01", price("2026-01-01", "5"), price("2026-04-01", "5"));
        var drafts = take("2026-06-01", price("2026-01-01", "6").without("effective"));
        assertThat(drafts)
                .singleElement()
                .satisfies(draft -> assertThat(draft.claim().effective().text()).isEqualTo("2026-06-01"));
    }

    @Test
    void prices_count_where_much_is_gone_at_once() {
        take("2026-05-01", price("2026-01-01", "5"));
        take("2026-06-01", access("2026-01-01", "general_availability"));
        assertThat(last.stood()).isEqualTo(1);
        assertThat(last.withdrawn()).isEqualTo(1);
    }
}
