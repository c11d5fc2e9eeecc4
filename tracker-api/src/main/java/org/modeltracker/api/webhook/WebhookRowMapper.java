package org.modeltracker.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code work.webhook} as webhooks. */
@Component
class WebhookRowMapper implements RowMapper<Webhook> {

    private static final TypeReference<List<AlertCondition>> ALERTS = new TypeReference<>() {};

    private final JsonMapper json;

    WebhookRowMapper(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Webhook mapRow(ResultSet row, int number) throws SQLException {
        long position = row.getLong("disabled_position");
        Long disabledPosition = row.wasNull() ? null : position;
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                order(row),
                Webhook.Status.of(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "consented_at"),
                row.getString("consented_by"),
                instant(row, "failing_since"),
                instant(row, "disabled_at"),
                row.getString("disabled_reason"),
                disabledPosition,
                instant(row, "keyless_at"));
    }

    private WebhookRequest order(ResultSet row) throws SQLException {
        int rate = row.getInt("rate_per_minute");
        Integer ratePerMinute = row.wasNull() ? null : rate;
        var alerts = row.getString("alerts");
        var schedule = row.getString("schedule");
        return new WebhookRequest(
                row.getString("url"),
                words(row, "types"),
                words(row, "models"),
                words(row, "organisations"),
                row.getBoolean("only_changes"),
                row.getBoolean("include_historical"),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getString("description"),
                ratePerMinute,
                row.getBoolean("paused"),
                alerts == null ? null : json.readValue(alerts, ALERTS),
                schedule == null ? null : json.readValue(schedule, DigestSchedule.class));
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
