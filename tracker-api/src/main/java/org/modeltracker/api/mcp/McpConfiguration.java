package org.modeltracker.api.mcp;

import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers the tools with the MCP server. Calls are independent: the server keeps no sessions. */
@Configuration(proxyBeanMethods = false)
class McpConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(McpConfiguration.class);

    private final JsonMapper json;

    McpConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Bean
    List<SyncToolSpecification> toolSpecifications(ModelTools models, ChangeTools changes, ReviewTools reviews) {
        return Stream.of(models.all(), changes.all(), reviews.all())
                .flatMap(List::stream)
                .map(this::specification)
                .toList();
    }

    private SyncToolSpecification specification(AgentTool tool) {
        var described = Tool.builder(tool.name(), tool.schema())
                .description(tool.description())
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(!tool.isWrite())
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return new SyncToolSpecification(described, (context, request) -> call(tool, request));
    }

    /** Errors that the agent can fix become errors of the tool, with their place. Other failures carry no detail. */
    private CallToolResult call(AgentTool tool, CallToolRequest request) {
        try {
            var answer = tool.answer().apply(Arguments.of(request.arguments(), tool.parameters()));
            JsonNode tree = json.valueToTree(answer);
            return CallToolResult.builder()
                    .addTextContent(tree.toString())
                    .structuredContent(tree)
                    .isError(false)
                    .build();
        } catch (RuntimeException e) {
            var problem = Problems.of(e);
            if (problem.isEmpty()) {
                LOG.error("the tool {} failed", tool.name(), e);
            }
            return failed(problem.map(Problem::body)
                    .map(json::writeValueAsString)
                    .orElse("The server failed; your request is not the cause."));
        }
    }

    private static CallToolResult failed(String why) {
        return CallToolResult.builder().addTextContent(why).isError(true).build();
    }
}
