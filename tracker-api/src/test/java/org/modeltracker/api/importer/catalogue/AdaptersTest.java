package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.api.importer.ImportRulesTest;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;

/** What OpenRouter's and Modelmeter's files say. Those of models.dev are in {@link ImportRulesTest}. */
class AdaptersTest {

    private static final PartialDate DAY = PartialDate.parse("2026-05-15");

    @ParameterizedTest
    @CsvSource({
        "0.0000004, 0.4",
        "0.000001, 1",
        "0.00003, 30",
        "0.00000008333333333333334, 0.083333333333",
        "0.1e-6, 0.1"
    })
    void a_price_for_a_token_is_exact_for_a_million(String perToken, String perMillion) {
        var offering = openRouter(entry("a/b", "'prompt': '%s', 'completion': '1'".formatted(perToken), ""))
                .getFirst();
        assertThat(offering.pricing().prices().getFirst().amount()).isEqualTo(perMillion);
    }

    @Test
    void a_sentinel_is_no_date_and_an_end_that_is_set_deprecates() {
        var offerings = openRouter(
                entry("a/b", "'prompt': '1', 'completion': '1'", ", 'expiration_date': '2098-12-31'"),
                entry("a/c", "'prompt': '1', 'completion': '1'", ", 'expiration_date': '2026-06-01'"));
        assertThat(offerings)
                .extracting(CatalogueOffering::state)
                .containsExactly(AccessState.GENERAL_AVAILABILITY, AccessState.DEPRECATED);
        assertThat(offerings.getLast().term()).isEqualTo("expiration_date 2026-06-01");
    }

    @Test
    void a_price_that_depends_is_none() {
        assertThat(openRouter(entry("openrouter/auto", "'prompt': '-1', 'completion': '-1'", ""))
                        .getFirst()
                        .pricing())
                .isNull();
    }

    @Test
    void whatever_an_id_is_made_of_it_is_a_listing_of_its_own() {
        assertThat(openRouter(
                        entry("~/~", "'prompt': '1', 'completion': '1'", ""),
                        entry("A/c", "'prompt': '1', 'completion': '1'", ""),
                        entry("a/c", "'prompt': '1', 'completion': '1'", "")))
                .extracting(offering -> offering.subject().id())
                .containsExactlyInAnyOrder("openrouter/0_-_7e_2f_7e", "openrouter/0_-_41_2fc", "openrouter/a_2fc");
    }

    @Test
    void suspensions_and_restorations_are_states_of_their_day() {
        var snapshot = modelmeter(
                event("1", "2026-06-13", "regulatory_action", "US directs Lab to suspend foreign access to M"),
                event("2", "2026-06-27", "model_unavailable", "Lab restores M access with restrictions"),
                event(
                        "3",
                        "2026-07-01",
                        "model_unavailable",
                        "Lab reinstates global access to M after US lifts restrictions"));
        assertThat(snapshot.words(Subject.model("lab/m")).stream()
                        .filter(ObservedStatement::isDatedState)
                        .map(word -> word.effective() + " " + word.data().word()))
                .containsExactly(
                        "2026-06-13 suspended", "2026-06-27 limited_availability", "2026-07-01 general_availability");
    }

    @Test
    void what_is_not_verified_is_hearsay() {
        var snapshot = modelmeter(
                event("1", "2026-06-13", "funding", "Lab raises money").replace("'verified'", "'unverified'"));
        snapshot.words(Subject.model("lab/m"))
                .forEach(word -> assertThat(word.source().kind()).isEqualTo(SourceKind.COMMUNITY));
    }

    @Test
    void one_of_openrouter_and_one_of_modelmeter_that_cannot_be_read_leave_the_others() {
        assertThat(openRouter("{'id': 'a/b'}", "7", "{}", entry("a/c", "'prompt': '1', 'completion': '1'", "")))
                .extracting(CatalogueOffering::name)
                .containsExactly("openrouter/a/c");
        var snapshot = modelmeter("{'id': 5}", "[]", event("1", "2026-06-13", "funding", "Lab raises money"));
        assertThat(snapshot.words(Subject.model("lab/m"))).isNotEmpty();
        assertThat(snapshot.skips().list())
                .extracting(SkippedEntries.Skipped::count)
                .containsExactly(2L);
    }

    private static Snapshot modelmeter(String... events) {
        return Catalogue.read(
                new Modelmeter(),
                "{'events': [%s]}".formatted(String.join(",", events)).replace('\'', '"'),
                DAY);
    }

    private static String event(String id, String date, String type, String headline) {
        return """
                {'id': '%s', 'announced_at': '%s', 'type': '%s', 'status': 'verified', 'providers': ['lab'], 'models': ['lab/m'],
                 'headline': '%s', 'summary': 'So it was.', 'sources': [{'url': 'https://example.org/%s'}]}
                """.formatted(id, date, type, headline, id);
    }

    private static List<CatalogueOffering> openRouter(String... entries) {
        var file = "{'data': [%s]}".formatted(String.join(",", entries)).replace('\'', '"');
        var offerings = new ArrayList<CatalogueOffering>();
        Catalogue.read(new OpenRouter(), file, DAY).eachOffering(offerings::add);
        offerings.sort(Comparator.comparing(CatalogueOffering::name));
        return offerings;
    }

    private static String entry(String id, String pricing, String rest) {
        return "{'id': '%s', 'name': 'N', 'created': 1778613011, 'pricing': {%s}%s}".formatted(id, pricing, rest);
    }
}
