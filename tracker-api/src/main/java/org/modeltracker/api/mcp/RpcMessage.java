package org.modeltracker.api.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client sent: a request, or a notification, which nobody answers.
 *
 * @param id null in a notification
 */
record RpcMessage(@Nullable JsonNode id, String method, JsonNode params) {

    /** @throws JsonRpcError when the bytes are not JSON, or not one message of JSON-RPC 2.0 */
    static RpcMessage read(byte[] body, JsonMapper json) {
        var tree = parse(body, json);
        if (tree.isMissingNode()) {
            throw JsonRpcError.unparsed();
        } else if (tree.isArray()) {
            throw JsonRpcError.invalid("Batches are not supported. Send one message at a time.");
        } else if (!tree.isObject() || !tree.path("jsonrpc").asString("").equals("2.0")) {
            throw JsonRpcError.invalid("A message must be an object with \"jsonrpc\": \"2.0\".");
        } else if (!tree.path("jsonrpc").isString() || !tree.path("method").isString()) {
            throw JsonRpcError.invalid("A message must name its method in a string. Responses are not accepted.");
        }
        var id = tree.get("id");
        if (id != null && !id.isString() && !(id.isIntegralNumber() && id.canConvertToLong())) {
            throw JsonRpcError.invalid("An id must be a string or a whole number of 64 bits.");
        }
        return new RpcMessage(id, tree.path("method").asString(), tree.path("params"));
    }

    private static JsonNode parse(byte[] body, JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException | NumberFormatException _) { // the latter: a number that no computer holds
            throw JsonRpcError.unparsed();
        }
    }
}
