package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.identified;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.ViewDump;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.claim.Refusal;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import org.springframework.beans.factory.annotation.Autowired;

/** A claim counts for the model that its subject is, from the decision on. */
class IdentityIT extends CoreContext {

    private static final Instant EVER_AFTER = Instant.parse("2999-12-31T00:00:00Z");

    @Autowired
    Answers answers;

    @Autowired
    DataSource database;

    @Test
    void claims_move_to_the_model_from_the_decision_on() {
        record(released("made/whole", "2026-01-01"));
        var before =
                record(released("shop/whole", "2026-01-02"), access("shop/whole", "2026-02-01", GENERAL_AVAILABILITY));
        var decided = record(identified("shop/whole", "made/whole"));
        assertThat(facts("shop/whole", before.position())).contains(FactType.ACCESS);
        assertThat(facts("made/whole", before.position())).doesNotContain(FactType.ACCESS);
        assertThat(facts("shop/whole", decided.position())).isEmpty();
        assertThat(facts("made/whole", decided.position())).contains(FactType.ACCESS);
        var later = record(price("shop/whole", "2026-03-01", "input", "3"));
        assertThat(facts("made/whole", later.position())).contains(FactType.PRICING);
    }

    @Test
    void a_retraction_sends_them_back_and_a_correction_elsewhere() {
        record(released("made/left", "2026-01-01"), released("made/right", "2026-01-01"));
        record(access("shop/moved", "2026-02-01", GENERAL_AVAILABILITY)
                .saying(released("shop/moved", "2026-02-01").claim().data()));
        var left = record(identified("shop/moved", "made/left"));
        record(access("shop/moved", "2026-02-01", GENERAL_AVAILABILITY));
        var right = record(identified("shop/moved", "made/right").corrects(left.id()));
        var back = record(identified("shop/moved", "made/right").retracts(right.id()));
        assertThat(facts("made/left", right.position())).doesNotContain(FactType.ACCESS);
        assertThat(facts("made/right", right.position())).contains(FactType.ACCESS);
        assertThat(facts("made/right", back.position())).doesNotContain(FactType.ACCESS);
        assertThat(facts("shop/moved", back.position())).contains(FactType.ACCESS);
    }

    @Test
    void an_editor_beats_a_rule_whenever_it_spoke() {
        record(released("made/chosen", "2026-01-01"), released("made/guessed", "2026-01-01"));
        record(identified("shop/argued", "made/chosen").seen("2026-01-01"));
        record(access("shop/argued", "2026-02-01", GENERAL_AVAILABILITY));
        var guessed = record(identified(
                "shop/argued",
                new ModelIdentified(
                        "made/guessed", null, null, null, null, IdentityBasis.RULE, "spelling", "its spelling")));
        assertThat(facts("made/chosen", guessed.position())).contains(FactType.ACCESS);
    }

    @Test
    void what_leads_to_a_subject_goes_where_the_subject_goes() {
        record(released("made/end", "2026-01-01"), released("made/middle", "2026-01-01"));
        record(identified("shop/start", "made/middle"), access("shop/start", "2026-02-01", GENERAL_AVAILABILITY));
        var merged = record(identified("made/middle", "made/end"));
        assertThat(facts("made/middle", merged.position())).isEmpty();
        assertThat(facts("made/end", merged.position())).contains(FactType.ACCESS, FactType.RELEASED);
    }

    @Test
    void snapshots_and_listings_of_resellers_do_not_compete_and_the_makers_own_do() {
        record(released("made/sold", "2026-01-01"), price("made/sold", "2026-03-01", "input", "5"));
        record(
                as("made/sold-1", "made/sold", null),
                price("made/sold-1", "2026-03-01", "input", "4").by("catalogue", CATALOGUE));
        record(as("made/sold-2", "made/sold", "2"), price("made/sold-2", "2026-03-01", "input", "3"));
        record(as("shop/a", "made/sold", null), resold("shop/a", "2"));
        var last = record(as("shop/b", "made/sold", null), resold("shop/b", "1"));
        var prices = answers.of(Subject.model("made/sold"), EnumSet.of(FactType.PRICING), at(last.position()));
        assertThat(prices).hasSize(4);
        assertThat(prices)
                .filteredOn(Answer::disputed)
                .singleElement()
                .satisfies(own -> assertThat(own.question().key()).doesNotContainKeys("snapshot", "listing"));
    }

    /** A rebuild takes in one batch what came one by one. */
    @Test
    void a_confirmation_before_a_decision_counts_in_the_same_batch_too() {
        record(released("made/confirmed", "2026-01-01"), released("shop/confirmed", "2026-01-01"));
        record(
                price("shop/confirmed", "2026-03-01", "input", "5").by("shop-one", CATALOGUE),
                price("shop/confirmed", "2026-06-01", "input", "4").by("shop-two", CATALOGUE));
        var confirmed = record(confirmed("shop-one", "2026-06-15"));
        record(identified("shop/confirmed", "made/confirmed"));
        assertThat(answers.of(Subject.model("shop/confirmed"), EnumSet.of(FactType.PRICING), at(confirmed.position())))
                .singleElement()
                .matches(Answer::disputed);
        var before = ViewDump.of(database);
        views.rebuild().run((position, of) -> {});
        assertThat(ViewDump.of(database)).isEqualTo(before);
    }

    @Test
    void a_circle_is_refused_however_long() {
        record(released("made/c1", "2026-01-01"), released("made/c2", "2026-01-01"), released("made/c3", "2026-01-01"));
        record(identified("made/c1", "made/c2"), identified("made/c2", "made/c3"));
        var closing =
                new Draft(UUID.randomUUID(), identified("made/c3", "made/c1").claim());
        assertThat(recorder.record(List.of(closing), "test", false).getFirst())
                .isEqualTo(new RecordingResult.Refused(new Refusal.Circle(Subject.model("made/c3"), "made/c1")));
        var unknown = new Draft(
                UUID.randomUUID(), identified("made/c3", "made/nowhere").claim());
        assertThat(recorder.record(List.of(unknown), "test", false).getFirst())
                .isEqualTo(new RecordingResult.Refused(
                        new Refusal.UnknownSubject(Subject.model("made/nowhere"), "/data/same_as")));
    }

    @Test
    void an_id_that_is_used_again_is_two_models_by_date() {
        record(released("made/old", "2026-01-01"), released("made/new", "2026-01-01"));
        record(access("shop/reused", "2026-02-01", GENERAL_AVAILABILITY)
                .saying(released("shop/reused", "2026-02-01").claim().data()));
        record(
                access("shop/reused", "2026-02-01", GENERAL_AVAILABILITY),
                price("shop/reused", "2026-06-01", "input", "3"));
        record(identified("shop/reused", "made/old"));
        var data = new ModelIdentified("made/new", null, null, null, null, IdentityBasis.EDITOR, null, "other weights");
        var last = record(Facts.of("shop/reused", "2026-05-15", data).seen("2026-05-16"));
        assertThat(facts("made/old", last.position())).contains(FactType.ACCESS).doesNotContain(FactType.PRICING);
        assertThat(facts("made/new", last.position()))
                .contains(FactType.PRICING)
                .doesNotContain(FactType.ACCESS);
    }

    /** Whatever is decided, corrected and taken back: the past stays, both ways to answer agree, and a rebuild finds the same rows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void random_decisions_leave_the_past_as_it_was(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var lab = "mixed-" + seed;
        var models = List.of(lab + "/m1", lab + "/m2", lab + "-shop/l1", lab + "-shop/l2", lab + "-shop/l3");
        models.forEach(model -> record(released(model, "2026-01-01")));
        var answered = new HashMap<Long, Map<String, List<Answer>>>();
        var decisions = new ArrayList<UUID>();
        for (int round = 0; round < 25; round++) {
            var drafts = new ArrayList<Draft>();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                drafts.add(new Draft(
                        new UUID(random.nextLong() & ~0xF000L | 0x7000, random.nextLong() >>> 2 | Long.MIN_VALUE),
                        claim(models, decisions, random).claim()));
            }
            recorder.record(drafts, "test", false).forEach(result -> {
                if (result instanceof RecordingResult.Stored stored
                        && stored.event().claim().data().effectiveData() instanceof ModelIdentified) {
                    decisions.add(stored.event().id());
                }
            });
            var last = record(price(models.getFirst(), "2026-03-0" + random.nextInt(1, 9), "input", "" + (round + 1)));
            answered.put(last.position(), all(models, last.position()));
            models.forEach(
                    model -> assertThat(limited(model, last.position())).isEqualTo(unlimited(model, last.position())));
        }
        answered.forEach((position, then) -> assertThat(all(models, position))
                .as("as of %d, seed %d", position, seed)
                .isEqualTo(then));
        var before = ViewDump.of(database);
        views.rebuild().run((position, of) -> {});
        assertThat(ViewDump.of(database)).isEqualTo(before);
    }

    private static Facts claim(List<String> models, List<UUID> decisions, RandomGenerator random) {
        var subject = models.get(random.nextInt(models.size()));
        var day = "2026-0" + random.nextInt(1, 9) + "-1" + random.nextInt(10);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                as(
                                subject,
                                models.get(random.nextInt(models.size())),
                                random.nextBoolean() ? null : "s" + random.nextInt(2))
                        .seen(day);
            case 2 ->
                Facts.of(
                                subject,
                                day,
                                as(subject, models.get(random.nextInt(models.size())), null)
                                        .claim()
                                        .data())
                        .seen(day);
            case 3 ->
                decisions.isEmpty()
                        ? resold(subject, "7")
                        : as(subject, models.getFirst(), null)
                                .retracts(decisions.get(random.nextInt(decisions.size())));
            case 4 ->
                decisions.isEmpty()
                        ? resold(subject, "8")
                        : as(subject, models.getLast(), null).corrects(decisions.get(random.nextInt(decisions.size())));
            case 5 ->
                access(subject, day, random.nextBoolean() ? GENERAL_AVAILABILITY : AccessState.DEPRECATED)
                        .seen(day);
            case 6 -> resold(subject, "" + random.nextInt(1, 6)).seen(day);
            case 7 -> confirmed(random.nextBoolean() ? "catalogue" : "shop-catalogue", day);
            default ->
                price(subject, day, "input", "" + random.nextInt(1, 5))
                        .by("catalogue", CATALOGUE)
                        .seen(day);
        };
    }

    private static Facts as(String subject, String model, String snapshot) {
        return identified(
                subject,
                new ModelIdentified(model, snapshot, null, null, null, IdentityBasis.EDITOR, null, "a test says so"));
    }

    private static Facts resold(String listing, String price) {
        var own = (PricingChanged)
                price(listing, "2026-03-01", "input", price).claim().data();
        return Facts.of(
                        listing,
                        "2026-03-01",
                        new PricingChanged(
                                "shop",
                                ApiChannel.AGGREGATOR,
                                null,
                                null,
                                null,
                                Disclosure.DISCLOSED,
                                "USD",
                                own.prices(),
                                null))
                .by("shop-catalogue", CATALOGUE);
    }

    private Map<String, List<Answer>> all(List<String> models, long position) {
        var all = new HashMap<String, List<Answer>>();
        models.forEach(
                model -> all.put(model, answers.of(Subject.model(model), EnumSet.allOf(FactType.class), at(position))));
        return all;
    }

    private List<Object> unlimited(String model, long position) {
        return shown(model, at(position));
    }

    private List<Object> limited(String model, long position) {
        return shown(model, new TemporalPoint(NOW, position, EVER_AFTER));
    }

    private List<Object> shown(String model, TemporalPoint moment) {
        return answers.of(Subject.model(model), EnumSet.allOf(FactType.class), moment).stream()
                .<Object>map(answer -> List.of(answer.question(), answer.since(), answer.disputed(), answer.claims()))
                .toList();
    }

    private List<FactType> facts(String model, long position) {
        return answers.of(Subject.model(model), EnumSet.allOf(FactType.class), at(position)).stream()
                .map(answer -> answer.question().fact())
                .toList();
    }

    private static TemporalPoint at(long position) {
        return new TemporalPoint(NOW, position, null);
    }
}
