package org.modeltracker.api;

import org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStatelessWebMvcAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. Its packages are below this one and below {@code org.modeltracker.core}. The package mcp has its own transport. */
@SpringBootApplication(scanBasePackages = "org.modeltracker", exclude = McpServerStatelessWebMvcAutoConfiguration.class)
public class TrackerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TrackerApplication.class, arguments);
    }
}
