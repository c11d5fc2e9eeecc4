package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.modeltracker.core.model.FactType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all answers one after another, however many there are: one statement, one snapshot, a few hundred rows in memory. */
@Component
public class AnswerScan {

    private static final int FETCH = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final AnswerQuery query;
    private final LastObserved lastObserved;

    AnswerScan(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            AnswerQuery query,
            LastObserved lastObserved) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.query = query;
        this.lastObserved = lastObserved;
    }

    /** Every interval on both axes as it was known at a position, by subject and question and from the earliest record on. */
    public void each(Set<FactType> facts, long asOf, Consumer<Answer> reader) {
        var words = facts.stream().map(FactType::word).toArray(String[]::new);
        var batch = new ArrayList<Answer>(FETCH);
        RowCallbackHandler row = found -> {
            batch.add(query.answer(found).knownAt(asOf));
            if (batch.size() == FETCH) {
                hand(batch, asOf, reader);
            }
        };
        snapshot.executeWithoutResult(_ -> {
            jdbc.query(
                    "select * from view.answer where fact = any (?) and position_from <= ?"
                            + " order by subject, fact, key, subject_kind, position_from, effective_from",
                    row,
                    words,
                    asOf);
            hand(batch, asOf, reader);
        });
    }

    private void hand(List<Answer> batch, long asOf, Consumer<Answer> reader) {
        lastObserved.of(batch, asOf).forEach(reader);
        batch.clear();
    }
}
