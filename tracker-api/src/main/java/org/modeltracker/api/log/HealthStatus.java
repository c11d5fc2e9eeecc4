package org.modeltracker.api.log;

import org.springframework.boot.health.contributor.Status;

/** A status of health that Spring Boot has no name for. */
public final class HealthStatus {

    /** Something is behind or left out. Requests are answered, so load balancers keep sending them; the operator should look. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private HealthStatus() {}
}
