package org.modeltracker.core;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for core, and each is broken by an offender planted for it: a rule that has never failed is decoration. */
class ArchitectureTest {

    private static final JavaClasses CORE = Architecture.production("org.modeltracker.core");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.modeltracker.core.planted");

    /** By the rule's name: who must be caught by it. */
    private static final Map<String, List<String>> OFFENDERS = Map.ofEntries(
            entry("CORE_KNOWS_NO_API", List.of("access.CallsTheApi")),
            entry("ROOMS_KEEP_TO_THEMSELVES", List.of("access.PeeksIntoPricing", "claim.PeeksIntoAccess")),
            entry(
                    "EVENTS_AND_DECISIONS_ARE_PURE",
                    List.of(
                            "release.Impure$WithSpring",
                            "release.Impure$WithAxon",
                            "release.Impure$WithSql",
                            "release.Impure$WithClock",
                            "release.Impure$WithNow",
                            "release.Impure$WithRandom",
                            "release.Impure$WithRandomId",
                            "release.Impure$WithNetwork",
                            "release.Impure$WithLogging",
                            "release.Impure$WithConsole",
                            "claim.SubjectState",
                            "model.Wallclock")),
            entry("COMMANDS_READ_NO_VIEWS", List.of("claim.RecordClaimsHandler", "claim.Recorder")),
            entry("PROJECTIONS_ONLY_PROJECT", List.of("access.CallingProjection", "access.CommandingProjection")),
            entry("AXON_HAS_TWO_ROOMS_AND_A_HANDLER", List.of("release.Impure$WithAxon", "api.page.Front")),
            entry("STORED_NAMES_ARE_WRITTEN_BY_HAND", List.of("release.Impure$WithSpring", "release.NamedByJava")),
            entry(
                    "NO_PACKAGE_FOR_ANYTHING",
                    List.of(
                            "util.Offender",
                            "common.Offender",
                            "helper.Offender",
                            "service.Offender",
                            "impl.Offender",
                            "dto.Offender")),
            entry(
                    "ENDPOINTS_PAGES_AND_FEEDS_TOUCH_NO_STORE",
                    List.of(
                            "api.ModelEndpoint",
                            "api.page.Front",
                            "api.feed.ChangeDetector",
                            "api.digest.Copied",
                            "api.export.Dump",
                            "api.mcp.AnyQuery")),
            entry("IMPORTERS_ONLY_COMMAND_AND_ASK", List.of("api.importer.Smuggler")),
            entry("CALLS_GO_OUT_IN_ONE_PLACE", List.of("access.CallingProjection", "api.Caller")),
            entry("ONLY_THREE_ROOMS_CALL_OUT", List.of("api.Dialler")),
            entry("INNER_ROOMS_SERVE_THEIR_HOUSE", List.of("api.Intruder")),
            entry("INNER_ROOMS_DO_NOT_LOOK_OUT", List.of("api.importer.catalogue.LooksOut")));

    record Rule(String name, ArchRule rule) {
        @Override
        public String toString() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    static Stream<Rule> rules() {
        return Arrays.stream(Architecture.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ArchRule.class)
                .map(ArchitectureTest::rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void core_keeps_the_rule(Rule rule) {
        rule.rule().check(CORE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_catches_those_planted_to_break_it(Rule rule) {
        var caught = rule.rule().evaluate(PLANTED).getFailureReport().getDetails();
        assertThat(OFFENDERS).containsKey(rule.name());
        for (var offender : OFFENDERS.get(rule.name())) {
            assertThat(caught)
                    .as(offender)
                    .anyMatch(line -> line.contains("org.modeltracker.core.planted." + offender));
        }
    }

    @Test
    void what_keeps_the_rules_is_not_caught() {
        notCaught(rules().map(Rule::rule), "access.Innocent");
        Stream.of("api.outbound.Client", "api.webhook.Sender", "api.importer.Fetcher")
                .forEach(innocent -> notCaught(Architecture.OF_THE_API.stream(), innocent));
    }

    private static void notCaught(Stream<ArchRule> rules, String innocent) {
        rules.forEach(
                rule -> assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
                        .noneMatch(line -> line.contains("<org.modeltracker.core.planted." + innocent)
                                && !line.contains("Dialler")));
    }

    @Test
    void what_the_rules_name_exists() {
        assertThat(CORE.stream().map(JavaClass::getSimpleName)).containsAll(Architecture.DECISIONS);
        assertThat(CORE.stream().map(JavaClass::getSimpleName))
                .contains("RecordClaimsHandler", "Recorder", "EnvelopeReader", "Answers", "AnswerQuery")
                .contains("AnswerTable", "ClaimTable", "ProjectionDaemon", "EventAppender", "Commands");
    }

    private static Rule rule(Field field) {
        try {
            return new Rule(field.getName(), (ArchRule) field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
