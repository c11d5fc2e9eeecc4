package org.modeltracker.api;

import org.springframework.ai.mcp.server.webmvc.autoconfigure.McpServerStatelessWebMvcAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service: its rooms are the packages below this one and below {@code org.modeltracker.core}. The room mcp has a transport of its own. */
@SpringBootApplication(scanBasePackages = "org.modeltracker", exclude = McpServerStatelessWebMvcAutoConfiguration.class)
public class TrackerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TrackerApplication.class, arguments);
    }
}
