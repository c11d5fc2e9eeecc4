package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
        assertThat(BrokenSnapshots.all().size()
                        + BrokenSnapshots.unreadableEntries().size())
                .isGreaterThan(30);
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

    static Stream<String> unreadable() {
        return BrokenSnapshots.unreadableEntries().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void an_entry_that_cannot_be_read_never_refuses_a_file(String what) {
        var snapshot = read(BrokenSnapshots.unreadableEntries().get(what));
        var names = new ArrayList<String>();
        snapshot.eachOffering(offering -> names.add(offering.name()));
        assertThat(names).containsExactly("azure/gpt-5");
        assertThat(snapshot.unreadable()).containsOnlyKeys("openai/gpt-5");
        assertThat(snapshot.skips().list())
                .filteredOn(skip -> skip.reason().equals("unparseable_entry"))
                .singleElement()
                .satisfies(skip -> assertThat(skip.examples().getFirst()).startsWith("/openai/models/gpt-5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"openai\": {\"models\": []}}|/openai/models",
                "{\"openai\": {\"models\": {\"gpt-5\": \"good\"}}}|/openai/models/gpt-5",
                "{\"openai\": {\"models\": {\"gpt-5\": {\"name\": \"N\", \"cost\": {\"input\": -1}}}}}|/openai/models/gpt-5/cost/input"
            })
    void a_file_without_a_readable_entry_is_refused_with_the_place(String file, String pointer) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        BrokenSnapshot.class,
                        broken -> assertThat(broken.fault().pointer()).isEqualTo(pointer));
    }

    @Test
    void a_model_that_is_named_twice_is_told_so_even_if_the_first_is_empty() {
        assertThatThrownBy(() -> read("{\"lab\": {\"models\": {\"m1\": {}, \"m1\": {\"name\": \"M\"}}}}"))
                .isInstanceOfSatisfying(BrokenSnapshot.class, broken -> {
                    assertThat(broken.fault().detail()).contains("named twice", "m1", "line 1");
                    assertThat(broken.fault().pointer()).startsWith("/lab/models");
                });
    }

    private static Snapshot read(String file) {
        return Catalogue.read(new ModelsDev(), file, PartialDate.parse("2026-05-01"));
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
