package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.Architecture;
import org.modeltracker.core.model.ClaimData;

/**
 * Claim data cannot be sealed across packages, so no compiler says which switch forgets a new kind. This test does: a new kind, or a new switch
 * with a default, fails here until somebody has read each place and written it down.
 */
class ClaimDataSwitchesTest {

    /** Every kind for which each of the places below was read. A kind that no case names falls to the default, rightly. */
    private static final List<String> READ = List.of(
            "ApiAccessChanged",
            "AppAccessChanged",
            "BenchmarkDefined",
            "BenchmarkPublished",
            "ClaimCorrected",
            "ClaimRetracted",
            "ExpectationResolved",
            "ExpectationStated",
            "ModelAnnounced",
            "ModelFactReported",
            "ModelIdentified",
            "ModelReleased",
            "OpenSourceStatusChanged",
            "OrganisationFactReported",
            "OrganisationRegistered",
            "PricingChanged",
            "SourceObserved");

    /** File and switched expression, with the kinds that its cases name. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "ChangeDetector: event.claim().data()", List.of("ClaimCorrected", "ClaimRetracted"),
            "ClaimIngest: event.claim().data()", List.of("ClaimCorrected", "ClaimRetracted", "SourceObserved"),
            "DatedThing: claim.data().effectiveData()",
                    List.of("ExpectationStated", "ExpectationResolved", "ClaimEvent"),
            "DisplayNames: answer.effectiveData()", List.of("OrganisationRegistered", "BenchmarkDefined"),
            "IdentityIngest: event.claim().data()", List.of("ClaimCorrected", "ClaimRetracted"),
            "Observation: data", List.of("AccessEvent", "PricingChanged"),
            "Observation: data (2)", List.of("ApiAccessChanged", "AppAccessChanged", "PricingChanged"),
            "PublisherMemory: claim.data()", List.of("ModelIdentified", "ClaimRetracted", "ClaimCorrected"),
            "SubjectState: claim.data()", List.of("ClaimCorrected", "ClaimRetracted"),
            "UpcomingItem: answer.effectiveData()",
                    List.of("ExpectationStated", "AccessEvent", "PricingChanged", "PricingChanged", "ModelReleased"));

    private static final Pattern SWITCH = Pattern.compile(
            "\\n( *)[^\\n]*switch \\((?<data>data|[\\w.()]*(?:\\bdata|effectiveData)\\(\\))\\) \\{\\n(?<cases>.*?)\\n\\1}",
            Pattern.DOTALL);
    private static final Pattern CASE = Pattern.compile("(?:case|,) (?<kind>[A-Z]\\w+) \\w+");

    @Test
    void a_new_kind_of_claim_data_is_held_against_each_switch_with_a_default() {
        assertThat(kinds()).as("read these places: %s", PLACES.keySet()).containsExactlyInAnyOrderElementsOf(READ);
    }

    @Test
    void a_switch_over_claim_data_names_the_kinds_that_were_written_down() {
        assertThat(places()).containsExactlyInAnyOrderEntriesOf(PLACES);
    }

    private static List<String> kinds() {
        return Architecture.production("org.modeltracker").stream()
                .filter(type -> type.isAssignableTo(ClaimData.class) && !type.isInterface())
                .map(JavaClass::getSimpleName)
                .toList();
    }

    private static Map<String, List<String>> places() {
        var places = new TreeMap<String, List<String>>();
        sources()
                .forEach(file -> SWITCH.matcher(read(file))
                        .results()
                        .filter(found -> found.group("cases").contains("default ->"))
                        .forEach(found -> add(places, name(file) + ": " + found.group("data"), found)));
        return places;
    }

    private static void add(Map<String, List<String>> places, String place, MatchResult found) {
        var kinds = CASE.matcher(found.group("cases"))
                .results()
                .map(named -> named.group("kind"))
                .toList();
        places.put(places.containsKey(place) ? place + " (2)" : place, kinds);
    }

    private static List<Path> sources() {
        return Stream.of("../tracker-core/src/main/java", "../tracker-api/src/main/java")
                .flatMap(root -> walk(Path.of(root)))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> walk(Path root) {
        try (var files = Files.walk(root)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
