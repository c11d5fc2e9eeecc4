package org.modeltracker.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries messages to the protocol's server and its answers back. Spring AI's own transport gives every error the status 500 and a stack trace,
 * and no error an id.
 */
@Component
class McpTransport implements McpStatelessServerTransport {

    private static final Logger LOG = LoggerFactory.getLogger(McpTransport.class);

    /** What methods read from their params. The server does not tell params that do not fit from a failure of its own. */
    private static final Map<String, Class<?>> PARAMS = Map.of(
            McpSchema.METHOD_INITIALIZE, McpSchema.InitializeRequest.class,
            McpSchema.METHOD_TOOLS_CALL, McpSchema.CallToolRequest.class);

    private final McpJsonMapper json;
    private final Supplier<UUID> references;
    private volatile @Nullable McpStatelessServerHandler server;

    McpTransport(@Qualifier("mcpServerJsonMapper") JsonMapper json, Supplier<UUID> references) {
        this.json = new JacksonMcpJsonMapper(json);
        this.references = references;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        server = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> server = null);
    }

    /** @throws JsonRpcError when the server refuses or fails */
    byte[] ask(RpcMessage message, JsonNode id) {
        try {
            check(message, id);
            var request = new JSONRPCRequest(message.method(), json.convertValue(id, Object.class), params(message));
            var answer = wait(server().handleRequest(McpTransportContext.EMPTY, request));
            if (answer == null || answer.error() != null) {
                throw refused(answer == null ? null : answer.error(), id);
            }
            return json.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        } catch (McpError refused) {
            throw refused(refused.getJsonRpcError(), id);
        } catch (IOException | RuntimeException e) {
            throw e instanceof JsonRpcError known ? known : failed(id, e);
        }
    }

    void tell(RpcMessage message) {
        var notification = new JSONRPCNotification(message.method(), params(message));
        wait(server().handleNotification(McpTransportContext.EMPTY, notification));
    }

    /** What nobody foresaw is logged under a reference that the agent can quote. */
    JsonRpcError failed(JsonNode id, Throwable thrown) {
        return Problems.of(thrown).map(problem -> JsonRpcError.of(id, problem)).orElseGet(() -> {
            var reference = references.get().toString();
            LOG.error("/mcp failed, reference {}", reference, thrown);
            return JsonRpcError.internal(id, reference);
        });
    }

    private void check(RpcMessage message, JsonNode id) {
        var params = message.params();
        if (!params.isObject() && !params.isMissingNode()) {
            throw JsonRpcError.answering(id, JsonRpcError.INVALID_PARAMS);
        }
        var type = PARAMS.get(message.method());
        try {
            if (type != null) {
                json.convertValue(params.isMissingNode() ? Map.of() : params, type);
            }
        } catch (RuntimeException _) {
            throw JsonRpcError.answering(id, JsonRpcError.INVALID_PARAMS);
        }
    }

    /** None are an empty object: some methods fail without one. */
    private Object params(RpcMessage message) {
        return message.params().isObject() ? json.convertValue(message.params(), Object.class) : Map.of();
    }

    /** The server's own words may be those of a Java exception: its code is kept, and they are logged. */
    private JsonRpcError refused(@Nullable JSONRPCError error, JsonNode id) {
        return error == null || error.code() == JsonRpcError.INTERNAL_ERROR
                ? failed(id, new IllegalStateException("the MCP server answered " + error))
                : JsonRpcError.answering(id, error.code());
    }

    private McpStatelessServerHandler server() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("the MCP server is not running");
        }
        return running;
    }

    private static <T> @Nullable T wait(Mono<T> answer) {
        return answer.contextWrite(context -> context.put(McpTransportContext.KEY, McpTransportContext.EMPTY))
                .block();
    }
}
