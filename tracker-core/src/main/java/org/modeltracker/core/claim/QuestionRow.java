package org.modeltracker.core.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TreeMap;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The columns by which every table of this room names a question: subject_kind, subject, fact, key. */
final class QuestionRow {

    private static final TypeReference<TreeMap<String, String>> KEY = new TypeReference<>() {};

    private QuestionRow() {}

    static Question read(ResultSet row, JsonMapper json) throws SQLException {
        return new Question(subject(row), Fact.of(row.getString("fact")), json.readValue(row.getString("key"), KEY));
    }

    static Subject subject(ResultSet row) throws SQLException {
        var kind = Subject.Kind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT));
        return new Subject(kind, row.getString("subject"));
    }
}
