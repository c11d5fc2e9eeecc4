package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The columns of a fact key in every table of this package: subject_kind, subject, fact, key. */
final class FactKeyColumns {

    private static final TypeReference<TreeMap<String, String>> KEY = new TypeReference<>() {};

    private FactKeyColumns() {}

    static FactKey read(ResultSet row, JsonMapper json) throws SQLException {
        return new FactKey(subject(row), FactType.of(row.getString("fact")), json.readValue(row.getString("key"), KEY));
    }

    /** Adds these columns, in this order. */
    static <T> UnnestRows<T> add(UnnestRows<T> columns, Function<? super T, FactKey> question, JsonMapper json) {
        return columns.add(
                        "subject_kind",
                        "text",
                        row -> question.apply(row).subject().kind().word())
                .add("subject", "text", row -> question.apply(row).subject().id())
                .add("fact", "text", row -> question.apply(row).fact().word())
                .add(
                        "key",
                        "jsonb",
                        row -> json.writeValueAsString(question.apply(row).key()));
    }

    static Subject subject(ResultSet row) throws SQLException {
        var kind = Subject.Kind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT));
        return new Subject(kind, row.getString("subject"));
    }
}
