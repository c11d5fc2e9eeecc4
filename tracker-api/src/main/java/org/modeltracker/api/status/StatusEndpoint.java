package org.modeltracker.api.status;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Status: how far the views and the webhooks are, and how much waits. */
@RestController
class StatusEndpoint {

    private final StatusReader status;

    StatusEndpoint(StatusReader status) {
        this.status = status;
    }

    /** Shows how far the views and the webhooks are behind the log. The same figures are metrics at {@code /actuator/prometheus}. */
    @GetMapping("/v1/status")
    TrackerStatus getStatus() {
        return status.read();
    }
}
