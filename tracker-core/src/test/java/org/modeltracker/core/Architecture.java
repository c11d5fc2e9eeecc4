package org.modeltracker.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.projection.Projection;

/**
 * What must never be, as rules that a machine checks. {@code ArchitectureTest} shows of each that it can fail. Those of tracker-api stand here
 * too, so that both modules have them in one place: an API test checks each of {@link #OF_THE_API} against
 * {@code production("org.modeltracker.api")}.
 */
public final class Architecture {

    private static final String ROOT = "org.modeltracker.core.";
    private static final Set<String> OPEN_TO_ALL =
            Set.of("model", "identity", "background", "log", "projection", "claim", "answer");
    private static final Set<String> PURE_ROOMS = Set.of("model", "identity");
    private static final Set<String> HEAR_ALL = Set.of("timeline", "overview");

    /** Beside the events themselves: what decides, and what answers. */
    static final Set<String> DECISIONS = Set.of(
            "RecordClaim",
            "RecordClaims",
            "SubjectState",
            "Decision",
            "Refusal",
            "Draft",
            "ConflictResolver",
            "ValidTimeline",
            "BitemporalDiff",
            "ClaimFamily",
            "VisibleClaims",
            "CompetingClaim",
            "Confirmation",
            "Score",
            "Price",
            "Disclosure",
            "AccessState");

    private static final DescribedPredicate<JavaClass> EVENTS_AND_DECISIONS = describe(
            "are events, commands or decisions",
            type -> type.isAssignableTo(ClaimData.class)
                    || outermost(type).isAssignableTo(ClaimData.class)
                    || DECISIONS.contains(outermost(type).getSimpleName())
                    || PURE_ROOMS.contains(room(type)));

    private static final DescribedPredicate<JavaClass> SQL = resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..", "org.postgresql..");

    private static final DescribedPredicate<JavaClass> EVENT_STORE = resideInAnyPackage("org.axonframework..")
            .or(named("EventAppender|Commands|PostgresEventStorageEngine|AppendStatement"))
            .as("are the event store");

    private static final DescribedPredicate<JavaClass> OUTBOUND_HTTP = resideInAnyPackage(
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "org.springframework.boot.http.client..",
                    "org.springframework.web.reactive.function.client..",
                    "org.apache.hc..",
                    "okhttp3..")
            .or(nameMatching("java\\.net\\.(Http)?URLConnection"));

    public static final ArchRule CORE_KNOWS_NO_API = noClasses()
            .that()
            .resideInAPackage("org.modeltracker.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modeltracker..api..");

    public static final ArchRule ROOMS_KEEP_TO_THEMSELVES = classes()
            .that()
            .resideInAPackage("org.modeltracker.core.*..")
            .should(satisfy(
                    "know no other room but model, identity, background, log, projection, claim and answer",
                    (type, tell) -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                        var room = room(type);
                        var other = room(dependency.getTargetClass());
                        if (!other.isEmpty()
                                && !other.equals(room)
                                && !OPEN_TO_ALL.contains(other)
                                && !HEAR_ALL.contains(room)) {
                            tell.accept(dependency.getDescription());
                        }
                    })));

    public static final ArchRule EVENTS_AND_DECISIONS_ARE_PURE = noClasses()
            .that(EVENTS_AND_DECISIONS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "org.axonframework..",
                            "java.net..",
                            "org.slf4j..",
                            "java.util.logging..",
                            "java.util.random..")
                    .or(SQL)
                    .or(nameMatching("java\\.time\\.(Clock|InstantSource)"))
                    .or(nameMatching("java\\..*Random")))
            .orShould()
            .accessTargetWhere(describe("is a clock, a die or the console", Architecture::isClockDieOrConsole));

    public static final ArchRule COMMANDS_READ_NO_VIEWS = noClasses()
            .that(named("RecordClaim\\w*|SubjectState|Recorder|Decision|Draft|Refusal|EnvelopeReader"))
            .should()
            .dependOnClassesThat(
                    named(
                            "Answers|AnswerQuery|AnswerTable|ClaimTable|ProjectionDaemon|ProjectionSchema|\\w+View|\\w+Projection"));

    public static final ArchRule PROJECTIONS_ONLY_PROJECT = noClasses()
            .that(assignableTo(Projection.class).or(named("\\w+Projection|\\w+Table")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net..",
                            "jakarta.servlet..",
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "org.axonframework.commandhandling..")
                    .or(named("Recorder|RecordClaim\\w*|EventAppender")));

    /** In both modules. Whoever moves to another store looks there, and whoever knows Axon does too. */
    public static final ArchRule AXON_HAS_TWO_ROOMS_AND_A_HANDLER = noClasses()
            .that()
            .resideOutsideOfPackages("org.modeltracker.core.log..", "org.modeltracker.core.projection..")
            .and(DescribedPredicate.not(named("RecordClaimsHandler")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..");

    public static final ArchRule STORED_NAMES_ARE_WRITTEN_BY_HAND = classes()
            .that(assignableTo(ClaimData.class))
            .and()
            .areNotInterfaces()
            .should(satisfy("have a stored name that no Java name shows in", (type, tell) -> {
                var name = type.tryGetAnnotationOfType(EventType.class)
                        .map(EventType::type)
                        .orElse("");
                if (!name.matches("[a-z_]+\\.[a-z_]+")
                        || name.contains(type.getSimpleName().toLowerCase(Locale.ROOT))) {
                    tell.accept(type.getName() + " is stored as \"" + name + "\"");
                }
            }));

    public static final ArchRule NO_PACKAGE_FOR_ANYTHING = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..service..",
                    "..impl..",
                    "..dto..");

    /** For tracker-api. */
    public static final ArchRule ENDPOINTS_PAGES_AND_FEEDS_TOUCH_NO_STORE = noClasses()
            .that(named("\\w+(Endpoint|Page|Feed)")
                    .or(resideInAnyPackage("..page..", "..feed..", "..digest..", "..export..", "..mcp..")))
            .should()
            .dependOnClassesThat(SQL.or(EVENT_STORE))
            .allowEmptyShould(true);

    /** For tracker-api. Runs have a table and a lock of their own. */
    public static final ArchRule IMPORTERS_ONLY_COMMAND_AND_ASK = noClasses()
            .that(resideInAnyPackage("..importer..")
                    .and(DescribedPredicate.not(named("ImportRunStore|ImportLock")))
                    .as("reside in an importer"))
            .should()
            .dependOnClassesThat(SQL.or(EVENT_STORE).or(named("\\w+(Endpoint|Page|Feed|Projection|Table)")))
            .allowEmptyShould(true);

    /** For tracker-api. */
    public static final ArchRule CALLS_GO_OUT_IN_ONE_PLACE =
            noClasses().that().resideOutsideOfPackage("..outbound..").should().dependOnClassesThat(OUTBOUND_HTTP);

    /** For tracker-api. */
    public static final ArchRule ONLY_THREE_ROOMS_CALL_OUT = noClasses()
            .that()
            .resideOutsideOfPackages("..outbound..", "..webhook..", "..importer..", "..evidence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.modeltracker..outbound..");

    /** For tracker-api. The part before the last dot is the house of an inner room; only that house may enter. */
    private static final List<String> INNER_ROOMS =
            List.of(".api.importer.catalogue", ".api.importer.reconcile", ".api.webhook.signing", ".api.page.text");

    /** For tracker-api. What was private before a room was split stays private in effect. */
    public static final ArchRule INNER_ROOMS_SERVE_THEIR_HOUSE = classes()
            .should(satisfy(
                    "use no inner room of another house",
                    (type, tell) -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                        var target = dependency.getTargetClass().getPackageName();
                        INNER_ROOMS.stream()
                                .filter(target::endsWith)
                                .map(room -> room.substring(0, room.lastIndexOf('.')))
                                .filter(house -> !type.getPackageName().contains(house))
                                .forEach(house -> tell.accept(dependency.getDescription()));
                    })));

    /** For tracker-api. An inner room does not know the house around it. */
    public static final ArchRule INNER_ROOMS_DO_NOT_LOOK_OUT = classes()
            .should(satisfy(
                    "know nothing of the room around them",
                    (type, tell) -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                        var target = dependency.getTargetClass().getPackageName();
                        INNER_ROOMS.stream()
                                .filter(type.getPackageName()::endsWith)
                                .map(room -> room.substring(0, room.lastIndexOf('.')))
                                .filter(target::endsWith)
                                .forEach(house -> tell.accept(dependency.getDescription()));
                    })));

    /** What tracker-api has to keep. */
    public static final List<ArchRule> OF_THE_API = List.of(
            AXON_HAS_TWO_ROOMS_AND_A_HANDLER,
            ENDPOINTS_PAGES_AND_FEEDS_TOUCH_NO_STORE,
            IMPORTERS_ONLY_COMMAND_AND_ASK,
            CALLS_GO_OUT_IN_ONE_PLACE,
            ONLY_THREE_ROOMS_CALL_OUT,
            INNER_ROOMS_SERVE_THEIR_HOUSE,
            INNER_ROOMS_DO_NOT_LOOK_OUT,
            NO_PACKAGE_FOR_ANYTHING);

    private Architecture() {}

    /** The classes of these packages as they are shipped: no tests, nothing planted. */
    public static JavaClasses production(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/planted/") && !location.contains("-tests.jar"))
                .importPackages(packages);
    }

    /** The room of core that a class stands in; empty outside of core and at its door. */
    private static String room(JavaClass type) {
        var name = type.getPackageName() + ".";
        if (!name.startsWith(ROOT)) {
            return "";
        }
        var rooms = name.substring(ROOT.length()).replaceFirst("^planted\\.", "");
        return rooms.isEmpty() ? "" : rooms.substring(0, rooms.indexOf('.'));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Architecture::outermost).orElse(type);
    }

    /** Of this project, by simple name, together with what is nested in them. */
    private static DescribedPredicate<JavaClass> named(String names) {
        var pattern = Pattern.compile(names);
        return describe(
                "are " + names,
                type -> type.getPackageName().startsWith("org.modeltracker.")
                        && pattern.matcher(outermost(type).getSimpleName()).matches());
    }

    private static boolean isClockDieOrConsole(JavaAccess<?> access) {
        var target = access.getTargetOwner().getName() + "." + access.getName();
        return target.matches("java\\.time\\.\\w+\\.now")
                || target.matches("java\\.lang\\.System\\.(currentTimeMillis|nanoTime|out|err)")
                || target.matches("java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID");
    }

    private interface Check {
        void check(JavaClass type, Consumer<String> tell);
    }

    private static ArchCondition<JavaClass> satisfy(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, violation -> events.add(SimpleConditionEvent.violated(type, violation)));
            }
        };
    }
}
