package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.model.PartialDate;

/** A file that is not what it should be is refused whole, and the place is told. */
class BrokenSnapshotsTest {

    static Stream<String> broken() {
        return BrokenSnapshots.all().keySet().stream();
    }

    @Test
    void there_are_more_than_thirty_ways_to_be_broken() {
        assertThat(BrokenSnapshots.all()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_snapshot_is_refused_whole(String what) {
        var file = BrokenSnapshots.all().get(what);
        assertThatThrownBy(() -> Catalogue.read(new ModelsDev(), file, PartialDate.parse("2026-05-01")))
                .isInstanceOfSatisfying(BrokenSnapshot.class, broken -> {
                    var fault = broken.fault();
                    assertThat(fault.pointer() + fault.detail())
                            .as("the place")
                            .containsPattern("/openai|line \\d+|must be|is empty");
                    assertThat(fault.detail()).doesNotContain("jackson", "java");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a price that is a word|/openai/models/gpt-5/cost/input",
                "a price that is negative|/openai/models/gpt-5/cost/input",
                "a tier without its size|/openai/models/gpt-5/cost/tiers/0/tier",
                "models in a list|/openai/models",
                "a model that is a text|/openai/models/gpt-5"
            })
    void the_place_is_a_pointer_into_the_file(String what, String pointer) {
        var file = BrokenSnapshots.all().get(what);
        assertThatThrownBy(() -> Catalogue.read(new ModelsDev(), file, PartialDate.parse("2026-05-01")))
                .isInstanceOfSatisfying(
                        BrokenSnapshot.class,
                        broken -> assertThat(broken.fault().pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/data",
                "{\"data\": {}}|/data",
                "{\"data\": [1]}|/data/0",
                "{\"data\": [{\"name\": \"N\"}]}|/data/0/id",
                "{\"data\": [{\"id\": \"a/b\", \"name\": \"N\", \"pricing\": {\"prompt\": \"-2\"}}]}|/data/0/pricing/prompt",
                "{\"data\": [{\"id\": \"a/b\", \"name\": \"N\", \"pricing\": {\"prompt\": \"NaN\"}}]}|/data/0/pricing/prompt"
            })
    void so_are_those_of_openrouter(String file, String pointer) {
        assertThatThrownBy(() -> Catalogue.read(new OpenRouter(), file, PartialDate.parse("2026-05-01")))
                .isInstanceOfSatisfying(
                        BrokenSnapshot.class,
                        broken -> assertThat(broken.fault().pointer()).isEqualTo(pointer));
    }

    @Test
    void so_is_one_of_modelmeter_without_events() {
        assertThatThrownBy(() -> Catalogue.read(new Modelmeter(), "{}", PartialDate.parse("2026-05-01")))
                .isInstanceOf(BrokenSnapshot.class);
    }
}
