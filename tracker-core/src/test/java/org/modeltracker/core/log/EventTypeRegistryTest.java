package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.TestWire;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.SentenceContext;

class EventTypeRegistryTest {

    private final EventTypeSerializer names = new EventTypeSerializer(TestWire.VOCABULARY);

    @Test
    void the_log_knows_the_events_of_the_domain_by_their_stored_names() {
        assertThat(TestWire.VOCABULARY.types())
                .containsExactlyInAnyOrder(
                        "organisation.registered",
                        "organisation.fact_reported",
                        "model.announced",
                        "model.released",
                        "model.fact_reported",
                        "model.identified",
                        "api_access.changed",
                        "app_access.changed",
                        "pricing.changed",
                        "open_source_status.changed",
                        "benchmark.defined",
                        "benchmark.published",
                        "expectation.stated",
                        "expectation.resolved",
                        "claim.corrected",
                        "claim.retracted",
                        "source.observed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.painted", "org.modeltracker.core.release.ReleaseEvent$ModelReleased", ""})
    void an_unknown_stored_type_is_an_error(String type) {
        assertUnreadable(type, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "", "one"})
    void an_unknown_revision_of_a_known_type_is_an_error(String revision) {
        assertUnreadable("model.released", revision);
    }

    private void assertUnreadable(String type, String revision) {
        var stored = new SimpleSerializedObject<>("{}", String.class, type, revision);
        assertThatThrownBy(() -> names.deserialize(stored))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("this release does not know revision %s of %s".formatted(revision, type));
    }

    @Test
    void a_statement_without_a_stored_name_is_no_event() {
        assertThatThrownBy(() -> new EventTypeRegistry(List.of(Nameless.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no stored name");
    }

    @Test
    void a_stored_name_belongs_to_one_statement() {
        assertThatThrownBy(() -> new EventTypeRegistry(List.of(One.class, Other.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names both");
    }

    private record Nameless() implements ClaimData {
        @Override
        public String sentence(SentenceContext it) {
            return "";
        }
    }

    @EventType(type = "thing.happened")
    private record One() implements ClaimData {
        @Override
        public String sentence(SentenceContext it) {
            return "";
        }
    }

    @EventType(type = "thing.happened")
    private record Other() implements ClaimData {
        @Override
        public String sentence(SentenceContext it) {
            return "";
        }
    }
}
