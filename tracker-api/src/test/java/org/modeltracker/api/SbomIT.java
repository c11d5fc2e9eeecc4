package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What the jar consists of. Maven writes it before it packs the jar, so a run from an editor has none. */
class SbomIT extends ApiContext {

    private static final ClassPathResource SBOM = new ClassPathResource("META-INF/sbom/application.cdx.json");
    private static final ClassPathResource LICENCES = new ClassPathResource("META-INF/sbom/THIRD-PARTY.txt");

    @Test
    void only_keys_that_administer_read_it() {
        assertThat(anybody().get("/actuator/sbom").status()).isEqualTo(401);
        var reader = http().post("/v1/keys", "{\"name\":\"t\",\"owner\":\"sbom\",\"scopes\":[\"history:read\"]}")
                .at("/key");
        assertThat(http().with(reader).get("/actuator/sbom/application").status())
                .isEqualTo(403);
        assertThat(http().get("/actuator/sbom").status()).isEqualTo(200);
    }

    @Test
    void it_names_the_parts_and_their_licences() throws Exception {
        assumeThat(SBOM.exists()).as("built by Maven").isTrue();
        var answer = http().get("/actuator/sbom/application");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/bomFormat")).isEqualTo("CycloneDX");
        assertThat(answer.body())
                .contains("pkg:maven/org.postgresql/postgresql@", "pkg:maven/org.modeltracker/tracker-core@");
        assertThat(answer.body()).doesNotContain("pkg:maven/org.junit");
        assertThat(LICENCES.getContentAsString(StandardCharsets.UTF_8))
                .contains("org.postgresql:postgresql:")
                .doesNotContain("(Unknown license)");
    }
}
