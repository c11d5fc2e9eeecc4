package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.modeltracker.core.model.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which owner a mailbox has. Its name is random, so that nobody can tell the mailbox from it. */
@Component
class KeyMailboxes {

    private static final int BYTES = 8;

    private final JdbcTemplate jdbc;
    private final RandomGenerator random;
    private final Clock clock;

    KeyMailboxes(JdbcTemplate jdbc, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** The same for each spelling of a mailbox; made with the first key. */
    String owner(EmailAddress mailbox) {
        var person = Sha256.of(mailbox.person());
        var name = new byte[BYTES];
        random.nextBytes(name);
        jdbc.update(
                "insert into work.key_mailbox (person_sha256, owner, made_at) values (?, ?, ?) on conflict (person_sha256) do nothing",
                person,
                "mail-" + HexFormat.of().formatHex(name),
                Timestamp.from(clock.instant()));
        return Objects.requireNonNull(jdbc.queryForObject(
                "select owner from work.key_mailbox where person_sha256 = ?", String.class, person));
    }
}
