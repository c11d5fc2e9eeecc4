package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.http.problem.Problem;

/** Which commits of a repository are snapshots of a path. */
class GitSnapshotsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final ImportSettings.Git LIMITS = new ImportSettings.Git(1, Duration.ZERO, 100, 5);

    @TempDir
    Path folder;

    private HistoryRepository repository;

    @BeforeEach
    void create() {
        repository = HistoryRepository.in(folder);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void the_last_commit_of_each_day_that_changes_the_file_is_a_snapshot() throws IOException {
        commit("2026-05-01T08:00:00Z", "1");
        commit("2026-05-01T20:00:00Z", "2");
        commit("2026-05-02T08:00:00Z", "2");
        commit("2026-05-04T08:00:00Z", "3");
        assertThat(list("prices.json", DAY)).containsExactly("2026-05-01T20:00:00Z", "2026-05-04T08:00:00Z");
        assertThat(list("prices.json", Duration.ofHours(1)))
                .containsExactly("2026-05-01T08:00:00Z", "2026-05-01T20:00:00Z", "2026-05-04T08:00:00Z");
    }

    @Test
    void a_folder_is_a_snapshot_whichever_of_its_files_changes() throws IOException {
        repository.commit(at("2026-05-01T00:00:00Z"), Map.of("data/a.json", "1", "README", "x"));
        repository.commit(at("2026-05-02T00:00:00Z"), Map.of("data/a.json", "1", "README", "y"));
        repository.commit(at("2026-05-03T00:00:00Z"), Map.of("data/a.json", "1", "data/b.json", "2"));
        assertThat(list("data", DAY)).containsExactly("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z");
    }

    @Test
    void what_was_merged_was_not_seen_before_its_merge() throws IOException {
        var first = repository.commit(at("2026-05-01T00:00:00Z"), Map.of("prices.json", "1"));
        var side = repository.commit(at("2026-05-02T00:00:00Z"), Map.of("prices.json", "2"), false, first);
        var main = repository.commit(at("2026-05-03T00:00:00Z"), Map.of("prices.json", "1", "README", "x"));
        repository.commit(at("2026-05-04T00:00:00Z"), Map.of("prices.json", "2"), true, main, side);
        assertThat(list("prices.json", DAY)).containsExactly("2026-05-01T00:00:00Z", "2026-05-04T00:00:00Z");
    }

    @Test
    void a_clock_that_went_back_moves_no_snapshot_before_another() throws IOException {
        commit("2026-05-03T00:00:00Z", "1");
        commit("2026-05-01T00:00:00Z", "2");
        commit("2026-05-05T00:00:00Z", "3");
        assertThat(list("prices.json", DAY)).containsExactly("2026-05-01T00:00:00Z", "2026-05-05T00:00:00Z");
    }

    @Test
    void a_day_on_which_the_file_was_missing_is_no_snapshot_and_its_return_is_one() throws IOException {
        commit("2026-05-01T00:00:00Z", "1");
        repository.commit(at("2026-05-02T00:00:00Z"), Map.of("README", "x"));
        commit("2026-05-03T00:00:00Z", "1");
        assertThat(list("prices.json", DAY)).containsExactly("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z");
    }

    @Test
    void more_snapshots_than_the_limit_are_refused_by_name() {
        for (int day = 1; day <= 6; day++) {
            commit("2026-05-0%dT00:00:00Z".formatted(day), "" + day);
        }
        assertThatThrownBy(() -> list("prices.json", DAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.body().detail()).contains("6 snapshots"));
    }

    private void commit(String at, String content) {
        repository.commit(at(at), Map.of("prices.json", content));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private List<String> list(String path, Duration every) throws IOException {
        return new GitSnapshots(repository.repository(), path, LIMITS)
                .list(repository.head(), every, Instant.EPOCH, at("2026-06-01T00:00:00Z")).stream()
                        .map(taken -> taken.at().toString())
                        .toList();
    }
}
