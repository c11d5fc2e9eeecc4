package org.modeltracker.api.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    @TempDir
    Path directory;

    @Test
    void beside_the_embedded_database_one_is_made_that_only_its_owner_can_read_and_found_again() throws Exception {
        var key = new MasterKey("", "", directory, new SecureRandom()).bytes();
        assertThat(key).hasSize(32);
        assertThat(new MasterKey("", "", directory, new SecureRandom()).bytes()).isEqualTo(key);
        assertThat(directory).isDirectoryContaining(path -> path.endsWith("webhooks.key"));
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("webhooks.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void with_a_database_of_the_operators_own_its_absence_is_told_with_the_remedy() {
        assertThatThrownBy(() -> new MasterKey("", "", null, new SecureRandom()).bytes())
                .isInstanceOf(WebhooksNotSetUp.class)
                .hasMessageContaining("Set TRACKER_WEBHOOKS_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "MDEyMzQ1Njc4OWFiY2RlZg==", "not base64 at all, is it?"})
    void a_key_that_is_none_is_told_without_showing_it(String setting) {
        assertThatThrownBy(() -> new MasterKey(setting, "", directory, new SecureRandom()).bytes())
                .isInstanceOf(WebhooksNotSetUp.class)
                .hasMessage("TRACKER_WEBHOOKS_KEY is not the Base64 of 32 bytes.");
        assertThat(directory).isEmptyDirectory();
    }
}
