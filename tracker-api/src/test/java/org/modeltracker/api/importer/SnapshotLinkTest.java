package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotLinkTest {

    @ParameterizedTest
    @CsvSource({
        "a/models/m.toml, ../../b/models/m.toml, b/models/m.toml",
        "a/models/m.toml, n.toml, a/models/n.toml",
        "a/models/m.toml, ./deep/../n.toml, a/models/n.toml",
        "m.toml, n.toml, n.toml",
        "m.toml, ../n.toml, ''",
        "a/m.toml, /etc/hostname, ''"
    })
    void a_link_leads_from_its_folder_and_never_out_of_the_snapshot(String path, String text, String target) {
        assertThat(SnapshotLink.target(path, text)).isEqualTo(target);
    }
}
