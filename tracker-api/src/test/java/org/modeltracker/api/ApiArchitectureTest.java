package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Architecture;

/** The rules of the house that bear on this module; each catches an offender that was planted for it. */
class ApiArchitectureTest {

    private static final JavaClasses OURS = Architecture.production("org.modeltracker");
    private static final String PLANTED = "org.modeltracker.api.planted.";

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(Architecture.CORE_KNOWS_NO_API, "org.modeltracker.core.planted.KnowsTheApi"),
                arguments(Architecture.ENDPOINTS_PAGES_AND_FEEDS_TOUCH_NO_STORE, PLANTED + "SqlEndpoint"),
                arguments(Architecture.ENDPOINTS_PAGES_AND_FEEDS_TOUCH_NO_STORE, PLANTED + "StoreEndpoint"),
                arguments(Architecture.AXON_HAS_TWO_ROOMS_AND_A_HANDLER, PLANTED + "StoreEndpoint"),
                arguments(Architecture.IMPORTERS_ONLY_COMMAND_AND_ASK, PLANTED + "importer.SqlImporter"),
                arguments(Architecture.CALLS_GO_OUT_IN_ONE_PLACE, PLANTED + "Caller"),
                arguments(Architecture.ONLY_THREE_ROOMS_CALL_OUT, PLANTED + "Dialler"),
                arguments(Architecture.INNER_ROOMS_SERVE_THEIR_HOUSE, PLANTED + "ReadsACatalogue"),
                arguments(Architecture.NO_PACKAGE_FOR_ANYTHING, PLANTED + "util.Things"));
    }

    @Test
    void both_modules_are_looked_at_and_nothing_that_was_planted() {
        assertThat(OURS.contain("org.modeltracker.api.log.EventsEndpoint")).isTrue();
        assertThat(OURS.contain("org.modeltracker.core.answer.ConflictResolver"))
                .isTrue();
        assertThat(OURS)
                .noneMatch(type ->
                        type.getName().contains("planted") || type.getName().endsWith("IT"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_is_kept(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_catches_an_offender(ArchRule rule, String offender) throws ClassNotFoundException {
        var planted = new ClassFileImporter().importClasses(Class.forName(offender));
        assertThat(rule.evaluate(planted).hasViolation()).isTrue();
    }
}
