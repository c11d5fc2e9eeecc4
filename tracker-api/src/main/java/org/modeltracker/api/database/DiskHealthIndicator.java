package org.modeltracker.api.database;

import java.nio.file.Path;
import java.util.Map;
import org.modeltracker.api.log.HealthStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Shows the free space where this process writes: the data directory, and the directory for temporary files of exports and imports. Reads work on
 * a full disk, so the status is never DOWN.
 */
@Component
class DiskHealthIndicator implements HealthIndicator {

    private final Map<String, Path> places;
    private final long least;

    @Autowired
    DiskHealthIndicator(
            @Value("${tracker.data-directory:tracker-data}") Path data,
            @Value("${java.io.tmpdir}") Path temporary,
            @Value("${management.health.diskspace.threshold:100MB}") DataSize least) {
        this(Map.of("data", data, "temporary", temporary), least.toBytes());
    }

    DiskHealthIndicator(Map<String, Path> places, long least) {
        this.places = places;
        this.least = least;
    }

    @Override
    public Health health() {
        var health = Health.up();
        places.forEach((name, place) -> {
            long free = free(place);
            health.withDetail(name + "_free_bytes", free);
            if (free < least) {
                health.status(HealthStatus.DEGRADED)
                        .withDetail(name, "is almost full: less than %d bytes are free".formatted(least));
            }
        });
        return health.build();
    }

    /** A directory that is not there yet will be made where its nearest ancestor is. */
    private static long free(Path place) {
        var file = place.toAbsolutePath().toFile();
        while (!file.exists() && file.getParentFile() != null) {
            file = file.getParentFile();
        }
        return file.getUsableSpace();
    }
}
