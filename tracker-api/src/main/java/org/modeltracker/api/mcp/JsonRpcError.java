package org.modeltracker.api.mcp;

import java.util.Map;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error of JSON-RPC 2.0 (section 5.1). Nothing in it is secret. */
final class JsonRpcError extends RuntimeException {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;

    private final int status;
    private final int code;
    private final transient JsonNode id;
    private final transient Map<String, String> headers;

    private JsonRpcError(int status, int code, JsonNode id, String message, Map<String, String> headers) {
        super(message, null, false, false); // a refusal is no failure: nobody needs its stack
        this.status = status;
        this.code = code;
        this.id = id;
        this.headers = headers;
    }

    static JsonRpcError unparsed() {
        return of(HttpStatus.BAD_REQUEST, PARSE_ERROR, "The body must be one JSON object, in UTF-8.");
    }

    static JsonRpcError invalid(String message) {
        return of(HttpStatus.BAD_REQUEST, INVALID_REQUEST, message);
    }

    /** The request as HTTP is refused, whatever its body says. */
    static JsonRpcError refused(HttpStatus status, String message) {
        return of(status, INVALID_REQUEST, message);
    }

    static JsonRpcError wrongMethod() {
        return new JsonRpcError(
                HttpStatus.METHOD_NOT_ALLOWED.value(),
                INVALID_REQUEST,
                NullNode.getInstance(),
                "Send messages by POST. This server does not open streams.",
                Map.of(HttpHeaders.ALLOW, "POST"));
    }

    /** HTTP has nothing to complain of: the message was read and has an id. */
    static JsonRpcError answering(JsonNode id, int code) {
        var message = switch (code) {
            case METHOD_NOT_FOUND -> "This server does not support this method.";
            case INVALID_PARAMS -> "The params do not fit this method. tools/list describes each tool.";
            default -> "The request is not valid.";
        };
        return new JsonRpcError(HttpStatus.OK.value(), code, id, message, Map.of());
    }

    /** @param reference under which the log tells more */
    static JsonRpcError internal(JsonNode id, String reference) {
        return new JsonRpcError(
                HttpStatus.INTERNAL_SERVER_ERROR.value(),
                INTERNAL_ERROR,
                id,
                "The server failed; your request is not the cause. Reference: " + reference,
                Map.of());
    }

    static JsonRpcError of(JsonNode id, Problem problem) {
        int code = problem.status() < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        return new JsonRpcError(problem.status(), code, id, problem.body().detail(), problem.headers());
    }

    private static JsonRpcError of(HttpStatus status, int code, String message) {
        return new JsonRpcError(status.value(), code, NullNode.getInstance(), message, Map.of());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        body.set("id", id);
        body.putObject("error").put("code", code).put("message", getMessage());
        return body;
    }
}
