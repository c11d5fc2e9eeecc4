package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.model.ApiChannel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules on two whole catalogues, which are not part of the project: {@code -Dimport.data=<folder>}. */
class IdentityScoreTest {

    private static final String NEWER = "modelsdev-all/api-2026-06-15.json";
    private static final String OLDER = "modelsdev-all/api-2025-12-31.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final IdentityRules RULES = IdentityRules.standard();

    @Test
    void on_the_newer_catalogue_nearly_all_labelled_pairs_are_right() {
        var score = score(models(listings(NEWER)));
        System.out.println(NEWER + " " + score);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.995);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void on_the_older_catalogue_no_labelled_pair_is_wrong_and_at_most_two_are_missed() {
        var score = score(models(listings(OLDER)));
        System.out.println(OLDER + " " + score);
        assertThat(score.told()).isEqualTo(score.right());
        assertThat(score.all() - score.right()).isLessThanOrEqualTo(2);
    }

    @Test
    void listings_are_far_more_than_models() {
        var listings = listings(NEWER);
        assertThat(listings).hasSize(5_268);
        assertThat(new HashSet<>(models(listings).values())).hasSizeLessThan(1_600);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void the_order_of_listings_means_nothing(String file) {
        var listings = listings(file);
        var before = identities(listings);
        Collections.shuffle(listings, new Random(14));
        assertThat(identities(listings)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void a_canonical_id_is_read_as_itself(String file) {
        var listings = listings(file);
        assertThat(identified(listings)).allSatisfy((listing, found) -> {
            assertThat(found.model()).matches("[a-z0-9][a-z0-9._-]{0,126}/[a-z0-9][a-z0-9._-]{0,126}");
            assertThat(RULES.identify(CatalogueListing.of("any", found.model()), List.of()))
                    .isInstanceOfSatisfying(
                            Identified.class, again -> assertThat(again.model()).isEqualTo(found.model()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER, NEWER})
    void every_merge_names_its_rule_and_no_reseller_is_first_party(String file) {
        assertThat(identified(listings(file))).allSatisfy((listing, found) -> {
            assertThat(found.rule()).isNotNull();
            assertThat(found.reason()).contains(found.rule().reason());
            var provider = listing.substring(0, listing.indexOf('/'));
            var maker = found.model().substring(0, found.model().indexOf('/'));
            if (RULES.channel(provider, found.model()) == ApiChannel.FIRST_PARTY_API) {
                assertThat(RULES.channel(provider, "another-maker/model"))
                        .as("%s sells a model of %s", provider, maker)
                        .isNotEqualTo(ApiChannel.FIRST_PARTY_API);
            }
        });
    }

    @Test
    void a_hundred_merges_are_written_for_people_to_read() throws IOException {
        var listings = listings(NEWER);
        var found = new ArrayList<>(identified(listings).entrySet());
        found.removeIf(entry -> isSpelledLike(entry.getKey(), entry.getValue().model()));
        Collections.shuffle(found, new Random(100));
        var lines = found.stream()
                .limit(100)
                .map(entry -> entry.getValue().reason() + "  ["
                        + entry.getValue().rule().word() + "; snapshot "
                        + entry.getValue().snapshot() + ", variant "
                        + entry.getValue().variant() + "]")
                .sorted()
                .toList();
        Files.write(Path.of("target", "identity-merges.txt"), lines);
        assertThat(lines).hasSize(100);
    }

    /** Nothing was decided but the maker. */
    private static boolean isSpelledLike(String listing, String model) {
        return listing.toLowerCase(Locale.ROOT).endsWith(model.substring(model.indexOf('/')));
    }

    /** How many pairs of labelled listings are rightly together, together, and should be. */
    private record Score(long right, long told, long all, int labelled, int models) {

        double precision() {
            return (double) right / told;
        }

        double recall() {
            return (double) right / all;
        }
    }

    private static Score score(Map<String, String> models) {
        var labels = new TreeMap<String, String>();
        json("identity/labels.json")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        labels.keySet().retainAll(models.keySet());
        return new Score(
                pairs(labels.keySet().stream().map(listing -> labels.get(listing) + " " + models.get(listing))),
                pairs(labels.keySet().stream().map(models::get)),
                pairs(labels.values().stream()),
                labels.size(),
                (int) models.values().stream().distinct().count());
    }

    private static long pairs(Stream<String> groups) {
        return groups.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).values().stream()
                .mapToLong(size -> size * (size - 1) / 2)
                .sum();
    }

    /** By listing; an unresolved one is a model of its own. */
    private static Map<String, String> models(List<CatalogueListing> listings) {
        var models = new TreeMap<String, String>();
        identities(listings)
                .forEach((listing, identity) -> models.put(
                        listing, identity instanceof Identified found ? found.model() : "unresolved " + listing));
        return models;
    }

    private static Map<String, Identified> identified(List<CatalogueListing> listings) {
        var all = new TreeMap<String, Identified>();
        identities(listings).forEach((listing, identity) -> {
            if (identity instanceof Identified found) {
                all.put(listing, found);
            }
        });
        return all;
    }

    private static Map<String, ModelIdentity> identities(List<CatalogueListing> listings) {
        var identities = new TreeMap<String, ModelIdentity>();
        var answers = RULES.identifyAll(listings).iterator();
        listings.forEach(listing -> identities.put(listing.provider() + "/" + listing.id(), answers.next()));
        return identities;
    }

    private static List<CatalogueListing> listings(String file) {
        var listings = new ArrayList<CatalogueListing>();
        json(file)
                .properties()
                .forEach(provider -> provider.getValue()
                        .get("models")
                        .properties()
                        .forEach(entry -> {
                            var model = entry.getValue();
                            var modalities = new HashSet<String>();
                            model.get("modalities")
                                    .forEach(way -> way.forEach(word -> modalities.add(word.asString())));
                            listings.add(new CatalogueListing(
                                    provider.getKey(),
                                    entry.getKey(),
                                    model.get("name").asString(),
                                    date(model.get("release_date").asString()),
                                    model.get("limit").path("context").asLong(0),
                                    modalities,
                                    List.of()));
                        }));
        return listings;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() == 7 ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null; // some say 2025-25-11
        }
    }

    private static JsonNode json(String file) {
        var folder = System.getProperty("import.data", "");
        var place = (folder.isEmpty() ? Path.of("../../shared/data") : Path.of(folder)).resolve(file);
        Assumptions.assumeTrue(
                Files.isReadable(place),
                () -> "LEFT OUT: there is no " + place.toAbsolutePath()
                        + "; give the folder with -Dimport.data=<folder>");
        try {
            return JSON.readTree(Files.readString(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
