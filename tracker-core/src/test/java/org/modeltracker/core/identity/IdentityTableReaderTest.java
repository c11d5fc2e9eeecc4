package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.core.identity.ModelIdentity.Identified;

class IdentityTableReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | own.yaml: must not be empty
            [a]                                             | own.yaml: must be a map
            {makers: {a: {names: [x], name: y}}}            | own.yaml: makers.a must not have name; use dated, exact, names, numbered, parent, providers, spelled, words
            {makers: {a: {words: [['(']]}}}                 | own.yaml: makers.a.words[0] must be a pattern and its replacement
            {makers: {a: {words: [['(', x]]}}}              | own.yaml: makers.a.words[0][0] must be a pattern: Unclosed group
            {makers: {a: {words: [[a, '$1']]}}}             | own.yaml: makers.a.words[0] must not use $1; the pattern has 0 groups
            {makers: {a: {dated: x}}}                       | own.yaml: makers.a.dated must be a list
            {makers: {a: {spelled: [7]}}}                   | own.yaml: makers.a.spelled[0] must be a text
            {makers: {A B: {}}}                             | own.yaml: makers.A B must be the id of an organisation
            {makers: {a: {spelled: [c]}, b: {spelled: [c]}}}| own.yaml: makers must not give c to both a and b
            {makers: {a: {}}, small_makers: [a]}            | own.yaml: small_makers[0] is a maker already: a
            {makers: {a: {}}, listings: {x/y: z}}           | own.yaml: listings.x/y must be the id of a model, such as openai/gpt-5
            {makers: {a: {}}, hosts: {}, cloud: []}         | own.yaml: must not have cloud
            {path_wrappings: [{sign: '['}]}                 | own.yaml: path_wrappings[0].sign must be a pattern
            {makers: {a: {}, a: {}}}                        | own.yaml: while constructing a mapping
            """)
    void a_mistake_names_its_place(String yaml, String problem) {
        assertThatThrownBy(() -> rules(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void an_operator_may_have_a_table_of_their_own() {
        var rules = rules("{makers: {acme: {names: [rocket-*], providers: [acme-shop]}}}");
        assertThat(rules.identify(CatalogueListing.of("shop", "Rocket_7-1-2507"), List.of()))
                .isInstanceOfSatisfying(Identified.class, found -> {
                    assertThat(found.model()).isEqualTo("acme/rocket-7.1");
                    assertThat(found.snapshot()).isEqualTo("2507");
                    assertThat(found.rule()).isEqualTo(IdentityRule.SNAPSHOT);
                });
    }

    private static IdentityRules rules(String yaml) {
        return IdentityRules.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "own.yaml");
    }
}
