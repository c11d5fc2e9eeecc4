package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationRegistered;
import org.modeltracker.core.organisation.OrganisationEvent.Role;

/** Shops are called as their catalogue calls them. */
class SellerNamesTest {

    private static final String MODELS =
            "'models': {'one': {'id': 'one', 'name': 'One', 'cost': {'input': 1, 'output': 2}}}";

    @Test
    void a_shop_has_the_name_that_the_catalogue_gives() {
        assertThat(named("'some-shop': {'id': 'some-shop', 'name': 'Some Shop (Asia)', %s}", "some-shop"))
                .isEqualTo(registered("Some Shop (Asia)", Role.PROVIDER));
        assertThat(named("'some-shop': {%s, 'name': ' Some Shop '}", "some-shop"))
                .isEqualTo(registered("Some Shop", Role.PROVIDER));
        assertThat(named("'amazon-bedrock': {'name': 'Amazon Bedrock', %s}", "amazon-bedrock"))
                .isEqualTo(registered("Amazon Bedrock", Role.CLOUD));
    }

    @Test
    void a_name_that_is_none_or_of_nobody_who_sells_is_left_out() {
        for (var name : List.of("''", "' '", "7", "null", "{'a': 1}", "'" + "x".repeat(201) + "'")) {
            assertThat(read("'some-shop': {'name': " + name + ", %s}").subjects())
                    .as(name)
                    .noneMatch(subject -> subject.kind() == Subject.Kind.ORGANISATION);
        }
        assertThat(read("'some-shop': {%s}, 'empty-shop': {'name': 'Empty', 'models': {}}")
                        .subjects())
                .noneMatch(subject -> subject.kind() == Subject.Kind.ORGANISATION);
    }

    @Test
    void names_alone_are_nothing_to_import() {
        assertThat(read("'some-shop': {'name': 'Some Shop', 'models': {}}").size())
                .isZero();
        assertThat(read("'some-shop': {'name': 'Some Shop', %s}").size())
                .isEqualTo(read("'some-shop': {%s}").size());
    }

    private static OrganisationRegistered registered(String name, Role role) {
        return new OrganisationRegistered(name, List.of(role), null, null, null, List.of());
    }

    private static Object named(String shops, String id) {
        return read(shops).words(Subject.organisation(id)).getFirst().data();
    }

    private static Snapshot read(String shops) {
        var json = ("{" + shops.formatted(MODELS) + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new ModelsDev().read(new ByteArrayInputStream(json), Catalogue.RULES, PartialDate.parse("2026-06-15"));
    }
}
