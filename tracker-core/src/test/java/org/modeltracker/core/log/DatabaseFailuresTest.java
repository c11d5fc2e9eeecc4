package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;

class DatabaseFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "25006"})
    void what_is_of_the_server_or_of_others_passes(String state) {
        assertThat(DatabaseFailures.passes(sql(state))).isTrue();
        assertThat(DatabaseFailures.passes(new IllegalStateException(sql(state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "23505", "42601", "3F000"})
    void a_mistake_does_not_pass(String state) {
        assertThat(DatabaseFailures.passes(sql(state))).isFalse();
    }

    @Test
    void of_several_failures_in_a_transaction_the_last_decides() {
        assertThat(DatabaseFailures.passes(after("57P01", "23502"))).isTrue();
        assertThat(DatabaseFailures.passes(after("23502", "57P01"))).isFalse();
        assertThat(DatabaseFailures.passes(after("25P02", "42601"))).isFalse();
        assertThat(DatabaseFailures.passes(after("25P02", "55P03"))).isTrue();
    }

    @Test
    void a_program_that_misuses_transactions_does_not_pass() {
        assertThat(DatabaseFailures.passes(new IllegalTransactionStateException("x")))
                .isFalse();
        assertThat(DatabaseFailures.passes(new CannotCreateTransactionException("x")))
                .isTrue();
    }

    @Test
    void values_that_the_tables_refuse_are_not_the_fault_of_the_database() {
        var refused = new DataIntegrityViolationException("x", new SQLException("x", "23502"));
        assertThat(DatabaseFailures.isOfTheValues(refused)).isTrue();
        assertThat(DatabaseFailures.isOfTheValues(new BadSqlGrammarException("x", "x", new SQLException("x", "42P01"))))
                .isFalse();
        assertThat(DatabaseFailures.hasPart(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void absent_tables_and_locks_are_known_by_name() {
        assertThat(DatabaseFailures.isAbsence(sql("42P01"))).isTrue();
        assertThat(DatabaseFailures.isLockTimeout(sql("55P03"))).isTrue();
        assertThat(DatabaseFailures.isLockTimeout(sql("57014"))).isFalse();
    }

    @Test
    void tables_of_another_release_are_known_by_their_columns() {
        assertThat(DatabaseFailures.isOfAnotherRelease(sql("42703"))).isTrue();
        assertThat(DatabaseFailures.isOfAnotherRelease(stale("0A000", "RevalidateCachedQuery")))
                .isTrue();
        assertThat(DatabaseFailures.isOfAnotherRelease(stale("0A000", "transformInsertStmt")))
                .isFalse();
    }

    /** As the server words it: a type of field, its text and a zero. */
    private static UncategorizedSQLException stale(String state, String routine) {
        var fields = "SERROR\0C%s\0Mx\0R%s\0\0".formatted(state, routine);
        return new UncategorizedSQLException("x", "x", new PSQLException(new ServerErrorMessage(fields)));
    }

    @Test
    void the_states_of_a_batch_stand_beside_the_chain() {
        var batch = new BatchUpdateException("x", null, new int[0]);
        batch.setNextException(new SQLException("x", "23502"));
        assertThat(DatabaseFailures.states(new IllegalStateException(batch))).containsExactly("23502");
    }

    private static UncategorizedSQLException after(String state, String before) {
        var thrown = new SQLException("x", state);
        thrown.initCause(new SQLException("x", before));
        return new UncategorizedSQLException("x", "x", thrown);
    }

    private static UncategorizedSQLException sql(String state) {
        return new UncategorizedSQLException("x", "x", new SQLException("x", state));
    }
}
