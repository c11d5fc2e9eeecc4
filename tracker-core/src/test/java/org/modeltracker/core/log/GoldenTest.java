package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.TestWire;
import org.modeltracker.core.claim.EnvelopeReader.Reading.Read;
import org.modeltracker.core.claim.EnvelopeReaders;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts are for ever: the text of every type and version as it once stood in the log, in {@code golden/<type>.v<version>.json}. Old text must
 * still read; what is written today must match it. A golden file is never edited; a new version gets a new file.
 */
class GoldenTest {

    private final EventTypeSerializer names = new EventTypeSerializer(TestWire.VOCABULARY);

    /** Every version that a type ever had, from 1. */
    static Stream<Golden> every_type_and_version() {
        return TestWire.VOCABULARY.statements().stream()
                .map(statement -> statement.getAnnotation(EventType.class))
                .flatMap(stored -> Stream.iterate(1, version -> version <= stored.revision(), version -> version + 1)
                        .map(version -> new Golden(stored.type(), version, stored.revision())));
    }

    record Golden(String type, int version, int newest) {

        /** As it was handed in. */
        ObjectNode envelope() {
            var file = "golden/%s.v%d.json".formatted(type, version);
            try (var text = GoldenTest.class.getClassLoader().getResourceAsStream(file)) {
                assertThat(text).as("golden file " + file).isNotNull();
                return (ObjectNode) TestWire.JSON.readTree(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As it stands in the log. */
        ObjectNode payload() {
            return envelope().without(List.of("id", "schema_version"));
        }

        @Override
        public String toString() {
            return type + " version " + version;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_type_and_version")
    void what_once_was_handed_in_can_still_be(Golden golden) {
        assertThat(EnvelopeReaders.reader().read(golden.envelope())).isInstanceOfSatisfying(Read.class, read -> {
            assertThat(EventTypeRegistry.type(read.draft().claim().data())).isEqualTo(golden.type());
            assertThat(read.draft().id())
                    .hasToString(golden.envelope().path("id").asString());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_type_and_version")
    void what_once_was_stored_still_reads(Golden golden) {
        assertThat(stored(golden)).isEqualTo(handedIn(golden));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_type_and_version")
    void what_is_stored_today_matches_what_once_was(Golden golden) {
        var written = names.serialize(handedIn(golden), String.class);
        assertThat(written.getType().getName()).isEqualTo(golden.type());
        assertThat(written.getType().getRevision()).isEqualTo(String.valueOf(golden.newest()));
        if (golden.version() == golden.newest()) {
            assertThat(tree(written.getData())).isEqualTo(golden.payload());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_type_and_version")
    void what_readers_get_is_what_was_handed_in(Golden golden) {
        var written = TestWire.JSON.writeValueAsString(handedIn(golden));
        assertThat(tree(written)).isEqualTo(golden.payload());
    }

    private Claim stored(Golden golden) {
        return names.deserialize(new SimpleSerializedObject<>(
                golden.payload().toString(), String.class, golden.type(), String.valueOf(golden.version())));
    }

    private static Claim handedIn(Golden golden) {
        return ((Read) EnvelopeReaders.reader().read(golden.envelope())).draft().claim();
    }

    private static JsonNode tree(String text) {
        return TestWire.JSON.readTree(text);
    }
}
