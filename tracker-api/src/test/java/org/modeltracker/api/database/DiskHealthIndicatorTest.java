package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class DiskHealthIndicatorTest {

    @TempDir
    Path directory;

    @Test
    void a_disk_with_room_is_well() {
        var health = new DiskHealthIndicator(Map.of("data", directory.resolve("not/there/yet")), 1).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat((Long) health.getDetails().get("data_free_bytes")).isPositive();
    }

    @Test
    void a_disk_that_is_almost_full_is_told_by_its_place_and_is_not_down() {
        var health = new DiskHealthIndicator(Map.of("data", directory), Long.MAX_VALUE).health();
        assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.getDetails()).containsKeys("data", "data_free_bytes");
    }
}
