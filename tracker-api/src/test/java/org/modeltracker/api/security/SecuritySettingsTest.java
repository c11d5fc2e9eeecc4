package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecuritySettingsTest {

    @Test
    void an_admin_key_that_could_be_guessed_stops_the_start_without_being_told() {
        assertThatThrownBy(() -> new SecuritySettings("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tracker.admin-key")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void an_empty_admin_key_is_none() {
        assertThat(new SecuritySettings("  ").adminKey()).isEmpty();
    }
}
