package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;

/** What the lists of ends of modeldeprecations.dev and deprecations.info say. */
class LifecyclesTest {

    @Test
    void a_notice_and_an_end_are_dated_states_with_what_to_use_instead() {
        var read = models("2026-01-01", """
                {'provider': 'anthropic', 'model': 'claude-3-5-haiku-20241022', 'name': 'Claude Haiku 3.5', 'status': 'deprecated',
                 'released_on': '2024-10-22', 'deprecated_on': '2025-12-19', 'shutdown_on': '2026-02-19',
                 'replacements': [{'provider': 'anthropic', 'model': 'claude-haiku-4-5-20251001', 'recommended': true},
                                  {'provider': 'anthropic', 'model': 'claude-sonnet-4-5'}]}
                """);
        var name = "anthropic/claude-3-5-haiku-20241022";
        assertThat(read.states(name)).containsExactly("2025-12-19 deprecated", "2026-02-19 retired");
        ApiAccessChanged access = read.one(name).access();
        assertThat(access.replacement()).isEqualTo("anthropic/claude-haiku-4.5");
        assertThat(read.snapshot().isCatalogue()).isFalse();
    }

    @Test
    void what_is_active_is_available_and_a_day_before_which_it_will_not_end_is_an_expectation() {
        var read = models("2026-01-01", """
                {'provider': 'anthropic', 'model': 'claude-opus-4-6', 'name': 'Claude Opus 4.6', 'status': 'active',
                 'earliest_shutdown_on': '2027-02-05'}
                """);
        assertThat(read.states("anthropic/claude-opus-4-6")).containsExactly("general_availability");
        assertThat(expectations(read, "anthropic/claude-opus-4-6"))
                .containsExactly("api_access retired not_earlier_than 2027-02-05");
    }

    @Test
    void dates_that_have_passed_count_for_more_than_the_word() {
        var read = models("2026-03-01", """
                {'provider': 'openai', 'model': 'a', 'name': 'A', 'status': 'deprecated', 'shutdown_on': '2026-02-19'},
                {'provider': 'openai', 'model': 'b', 'name': 'B', 'status': 'retired'},
                {'provider': 'openai', 'model': 'c', 'name': 'C', 'status': 'sleeping'},
                {'provider': 'openai', 'model': 'd', 'name': 'D', 'status': 'retired', 'shutdown_on': 'some day'}
                """);
        assertThat(read.states("openai/a")).containsExactly("2026-02-19 retired");
        assertThat(read.states("openai/b")).containsExactly("retired");
        assertThat(read.states("openai/c")).containsExactly("unknown");
        assertThat(read.skips()).containsExactly("unknown_status 1", "unparseable_date 1");
    }

    @Test
    void a_notice_of_deprecations_info_is_read_from_its_list_and_from_its_feed() {
        var notice = """
                {'provider': 'AWS Bedrock', 'model_id': 'anthropic.claude-3-opus-20240229-v1:0', 'model_name': 'Claude 3 Opus',
                 'announcement_date': '2025-11-01', 'shutdown_date': '2026-05-01', 'replacement_model': 'Claude Opus 4.1'}
                """;
        for (var file : List.of("[" + notice + "]", "{'items': [{'_deprecation': " + notice + "}]}")) {
            var read = Offerings.of(new DeprecationsInfo(), file, "2025-12-01");
            var name = "amazon-bedrock/anthropic.claude-3-opus-20240229-v1:0";
            assertThat(read.states(name)).containsExactly("2025-11-01 deprecated", "2026-05-01 retired");
            assertThat(read.one(name).replacement()).isEqualTo("anthropic/claude-opus-4.1");
        }
    }

    @Test
    void a_soft_date_is_no_end_and_several_replacements_are_none() {
        var read = Offerings.of(new DeprecationsInfo(), """
                [{'provider': 'Anthropic', 'model_id': 'claude-haiku-4-5', 'announcement_date': '',
                  'shutdown_date': 'Not sooner than October 15, 2026', 'replacement_model': 'Claude Opus 4.1, Claude Sonnet 4.5'}]
                """, "2025-12-01");
        assertThat(read.states("anthropic/claude-haiku-4-5")).containsExactly("deprecated");
        assertThat(read.one("anthropic/claude-haiku-4-5").replacement()).isNull();
        assertThat(expectations(read, "anthropic/claude-haiku-4-5"))
                .containsExactly("api_access retired not_earlier_than 2026-10-15");
        assertThat(read.skips()).containsExactly("several_replacements 2");
    }

    private static List<String> expectations(Offerings read, String name) {
        return read.snapshot().words(read.one(name).subject()).stream()
                .map(ObservedStatement::data)
                .filter(ExpectationStated.class::isInstance)
                .map(ExpectationStated.class::cast)
                .map(one -> "%s %s %s %s"
                        .formatted(
                                one.about().word(),
                                one.expected(),
                                one.commitment().word(),
                                one.window()))
                .toList();
    }

    private static Offerings models(String day, String models) {
        return Offerings.of(new ModelDeprecations(), "{'count': 1, 'models': [" + models + "]}", day);
    }
}
