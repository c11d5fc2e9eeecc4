package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.modeltracker.api.webhook.signing.MailboxHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which owner a mailbox has. Its name is random, so that nobody can tell the mailbox from it. */
@Component
class KeyMailboxes {

    private static final int BYTES = 8;

    private final MailboxHash hash;
    private final JdbcTemplate jdbc;
    private final RandomGenerator random;
    private final Clock clock;

    KeyMailboxes(MailboxHash hash, JdbcTemplate jdbc, RandomGenerator random, Clock clock) {
        this.hash = hash;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** Made with the first key. The local part counts letter by letter: where two spellings are two people, neither gets the key of the other. */
    String owner(EmailAddress mailbox) {
        var known = hash.of(mailbox.text());
        var name = new byte[BYTES];
        random.nextBytes(name);
        jdbc.update(
                "insert into work.key_mailbox (mailbox_hmac, owner, made_at) values (?, ?, ?) on conflict (mailbox_hmac) do nothing",
                known,
                "mail-" + HexFormat.of().formatHex(name),
                Timestamp.from(clock.instant()));
        return Objects.requireNonNull(
                jdbc.queryForObject("select owner from work.key_mailbox where mailbox_hmac = ?", String.class, known));
    }
}
