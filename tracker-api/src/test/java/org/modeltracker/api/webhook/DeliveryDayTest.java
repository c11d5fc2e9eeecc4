package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeliveryDayTest {

    private static final DeliveryDay DAY = new DeliveryDay(LocalDate.parse("2026-12-04"));

    @Test
    void it_has_a_table_of_each_kind() {
        assertThat(DAY.deliveries()).isEqualTo("delivery_d20261204");
        assertThat(DAY.attempts()).isEqualTo("attempt_d20261204");
        assertThat(DeliveryDay.ofTable("delivery_d20261204")).contains(DAY);
        assertThat(DeliveryDay.ofTable("delivery_rest")).isEmpty();
    }

    @Test
    void its_ids_begin_at_midnight_of_utc() {
        assertThat(DAY.first()).hasToString("01a23e59-c400-0000-0000-000000000000");
        assertThat(DAY.end()).isEqualTo(DAY.plusDays(1).first());
        assertThat(DeliveryDay.of(Instant.parse("2026-12-04T23:59:59.999Z"))).isEqualTo(DAY);
    }

    @Test
    void an_id_of_now_is_within_today() {
        var before = DeliveryDay.of(Instant.now());
        var id = Generators.timeBasedEpochRandomGenerator().generate().toString();
        var after = DeliveryDay.of(Instant.now());
        assertThat(id).isBetween(before.first().toString(), after.end().toString());
    }

    @Test
    void it_has_ended_when_the_next_one_begins() {
        assertThat(DAY.endedBy(Instant.parse("2026-12-04T23:59:59Z"))).isFalse();
        assertThat(DAY.endedBy(Instant.parse("2026-12-05T00:00:00Z"))).isTrue();
    }
}
