package org.modeltracker.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: its rooms are the packages below this one and below {@code org.modeltracker.core}. */
@SpringBootApplication(scanBasePackages = "org.modeltracker")
public class TrackerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TrackerApplication.class, arguments);
    }
}
