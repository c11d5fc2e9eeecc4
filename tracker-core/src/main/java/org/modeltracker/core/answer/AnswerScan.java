package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final LookRhythms rhythms;

    AnswerScan(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            AnswerQuery query,
            LastObserved lastObserved,
            LookRhythms rhythms) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.query = query;
        this.lastObserved = lastObserved;
        this.rhythms = rhythms;
    }

    /** Every interval on both axes as it was known at a position, by subject and question and from the earliest record on. */
    public void each(Set<FactType> facts, long asOf, Consumer<Answer> reader) {
        var words = facts.stream().map(FactType::word).toArray(String[]::new);
        var batch = new ArrayList<Answer>(FETCH);
        var known = new KnownRhythms(asOf);
        RowCallbackHandler row = found -> {
            batch.add(query.answer(found).knownAt(asOf));
            if (batch.size() == FETCH) {
                hand(batch, asOf, known, reader);
            }
        };
        snapshot.executeWithoutResult(_ -> {
            jdbc.query(
                    "select * from view.answer where fact = any (?) and position_from <= ?"
                            + " order by subject, fact, key, subject_kind, position_from, effective_from",
                    row,
                    words,
                    asOf);
            hand(batch, asOf, known, reader);
        });
    }

    private void hand(List<Answer> batch, long asOf, KnownRhythms known, Consumer<Answer> reader) {
        StaleAnswers.over(lastObserved.of(batch, asOf), known.of(batch)).forEach(reader);
        batch.clear();
    }

    /** The rhythms of the publishers that a scan has met: few speak in a million answers. */
    private final class KnownRhythms {

        private final long asOf;
        private final Set<String> met = new HashSet<>();
        private final Map<String, LookRhythm> known = new HashMap<>();

        KnownRhythms(long asOf) {
            this.asOf = asOf;
        }

        Map<String, LookRhythm> of(List<Answer> answers) {
            var more = answers.stream().map(Answer::publisher).filter(met::add).toList();
            known.putAll(rhythms.of(more, asOf));
            return known;
        }
    }
}
