package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.webhook.signing.MasterKey;
import org.modeltracker.api.webhook.signing.SecretKeyset;
import org.modeltracker.api.webhook.signing.SigningSecrets;
import org.modeltracker.api.webhook.signing.WebhooksNotSetUp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** Secrets: shown once, changed without a gap, and readable by nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class SecretIT extends WebhookContext {

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SigningSecrets secrets;

    @Test
    void after_a_rotation_both_secrets_verify_for_24_hours_and_then_the_new_one_alone() {
        var webhook = subscribe();
        var old = webhook.path("secret").asString();
        var rotated = owner.post(path(webhook, "/rotate-secret"), "");
        assertThat(rotated.header("Cache-Control")).contains("no-store");
        var fresh = rotated.at("/secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
        record(Envelope.released(lab + "/one", today()));
        var both = receiver.awaitNews(1).getLast();
        assertThat(DeliveryIT.verifies(old, both)).isTrue();
        assertThat(DeliveryIT.verifies(fresh, both)).isTrue();
        later(Duration.ofHours(24).minusSeconds(1));
        record(Envelope.released(lab + "/two", today()));
        assertThat(DeliveryIT.verifies(old, receiver.awaitNews(2).getLast())).isTrue();
        later(Duration.ofSeconds(1));
        record(Envelope.released(lab + "/three", today()));
        var one = receiver.awaitNews(3).getLast();
        assertThat(DeliveryIT.verifies(old, one)).isFalse();
        assertThat(DeliveryIT.verifies(fresh, one)).isTrue();
        assertThat(one.header("webhook-signature").split(" ")).hasSize(1);
    }

    @Test
    void of_rotations_that_race_each_secret_signs_and_one_is_the_newest() throws Exception {
        var webhook = subscribe();
        var fresh = rotations(webhook, 12);
        record(Envelope.released(lab + "/one", today()));
        var news = receiver.awaitNews(1).getFirst();
        assertThat(fresh).allMatch(secret -> DeliveryIT.verifies(secret, news));
        later(Duration.ofHours(24));
        record(Envelope.released(lab + "/two", today()));
        var last = receiver.awaitNews(2).getLast();
        assertThat(fresh)
                .filteredOn(secret -> DeliveryIT.verifies(secret, last))
                .hasSize(1);
    }

    private List<String> rotations(JsonNode webhook, int count) throws Exception {
        var fresh = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> rotation =
                    () -> owner.post(path(webhook, "/rotate-secret"), "").at("/secret");
            for (var one : threads.invokeAll(Collections.nCopies(count, rotation))) {
                fresh.add(one.get());
            }
        }
        return fresh;
    }

    @Test
    void a_secret_that_cannot_be_read_keeps_nobody_else_waiting_and_its_news_comes_when_it_can() {
        var webhook = subscribe();
        var id = UUID.fromString(webhook.path("id").asString());
        jdbc.update("update work.webhook_secret set ciphertext = 'x'::bytea || ciphertext where webhook = ?", id);
        try (var other = new Receiver()) {
            subscribe(other, "'models': ['%s/*']".formatted(lab));
            record(Envelope.released(lab + "/one", today()));
            other.awaitNews(1);
        }
        assertThat(receiver.news()).isEmpty();
        jdbc.update("update work.webhook_secret set ciphertext = substr(ciphertext, 2) where webhook = ?", id);
        after(Duration.ofMinutes(2)); // the claim has lapsed
        receiver.awaitNews(1);
    }

    @Test
    void a_secret_has_24_bytes_or_more_and_is_shown_once(CapturedOutput output) {
        var webhook = subscribe();
        var secret = webhook.path("secret").asString();
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSizeGreaterThanOrEqualTo(24);
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        var everything = owner.get("/v1/webhooks").body()
                + owner.get(path(webhook, "")).body()
                + owner.get(path(webhook, "/deliveries")).body()
                + delivery(webhook)
                + patch(webhook, "{'description': 'a'}").body()
                + owner.get("/v1/webhooks?format=csv").body();
        assertThat(everything).doesNotContain("whsec_").doesNotContain(secret.substring(6));
        assertThat(output.getAll()).doesNotContain(secret.substring(6));
    }

    @Test
    void a_dump_of_the_database_holds_no_secret_and_no_byte_of_one_and_no_key() {
        var webhook = subscribe();
        owner.post(path(webhook, "/rotate-secret"), "");
        record(Envelope.released(lab + "/one", today()));
        attempts(webhook, 1);
        var dump = dump();
        var secret = webhook.path("secret").asString().substring("whsec_".length());
        var raw = Base64.getDecoder().decode(secret);
        assertThat(dump).contains(webhook.path("id").asString());
        assertThat(dump)
                .doesNotContain("whsec_")
                .doesNotContain(secret)
                .doesNotContain(HexFormat.of().formatHex(raw))
                .doesNotContain(HexFormat.of().formatHex(raw, 0, 16))
                .doesNotContain(WEBHOOKS_KEY)
                .doesNotContain(HexFormat.of().formatHex(Base64.getDecoder().decode(WEBHOOKS_KEY)));
    }

    /** Every row of every table, bytes in hexadecimal as a dump has them. */
    private String dump() {
        var rows = new ArrayList<String>();
        for (var table : jdbc.queryForList(
                "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('log', 'view', 'work')",
                String.class)) {
            rows.add(table);
            rows.addAll(jdbc.queryForList("select t::text from " + table + " t", String.class));
        }
        return String.join("\n", rows);
    }

    @Test
    void a_secret_copied_to_another_webhook_or_owner_does_not_decrypt() {
        var webhook = subscribe();
        var id = UUID.fromString(webhook.path("id").asString());
        var ciphertext =
                jdbc.queryForObject("select ciphertext from work.webhook_secret where webhook = ?", byte[].class, id);
        var expected =
                Base64.getDecoder().decode(webhook.path("secret").asString().substring("whsec_".length()));
        assertThat(secrets.opened(lab, id, ciphertext)).isEqualTo(expected);
        assertThatThrownBy(() -> secrets.opened("another", id, ciphertext)).isInstanceOf(WebhooksNotSetUp.class);
        assertThatThrownBy(() -> secrets.opened(lab, new UUID(1, 1), ciphertext))
                .isInstanceOf(WebhooksNotSetUp.class);
        assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(expected, StandardCharsets.ISO_8859_1));
    }

    @Test
    void under_another_key_of_the_operator_the_keyset_does_not_open() {
        subscribe();
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        var keyset = new SecretKeyset(new MasterKey(other, "", null, new SecureRandom()), jdbc, transactions);
        assertThatThrownBy(keyset::aead).isInstanceOf(WebhooksNotSetUp.class).hasMessageContaining("is not the key");
    }

    @Test
    void the_operators_key_can_be_changed_and_every_secret_stays() throws GeneralSecurityException {
        subscribe();
        var before = jdbc.queryForObject("select encrypted from work.keyset", String.class);
        var sealed = new SecretKeyset(new MasterKey(WEBHOOKS_KEY, "", null, new SecureRandom()), jdbc, transactions)
                .aead()
                .encrypt(new byte[] {7}, new byte[0]);
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        try {
            var changed =
                    new SecretKeyset(new MasterKey(other, WEBHOOKS_KEY, null, new SecureRandom()), jdbc, transactions);
            assertThat(changed.aead().decrypt(sealed, new byte[0])).containsExactly(7);
            var after = new SecretKeyset(new MasterKey(other, "", null, new SecureRandom()), jdbc, transactions);
            assertThat(after.aead().decrypt(sealed, new byte[0])).containsExactly(7);
            var old = new SecretKeyset(new MasterKey(WEBHOOKS_KEY, "", null, new SecureRandom()), jdbc, transactions);
            assertThatThrownBy(old::aead).isInstanceOf(WebhooksNotSetUp.class);
        } finally {
            jdbc.update("update work.keyset set encrypted = ?", before);
        }
    }
}
