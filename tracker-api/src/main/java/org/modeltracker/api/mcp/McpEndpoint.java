package org.modeltracker.api.mcp;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The endpoint for AI agents. It accepts every request at its address, so each refusal is a JSON-RPC error. */
@RestController
@Hidden
class McpEndpoint {

    private final McpTransport transport;
    private final JsonMapper json;

    McpEndpoint(McpTransport transport, JsonMapper json) {
        this.transport = transport;
        this.json = json;
    }

    @RequestMapping("/mcp")
    ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
        check(request);
        var message = RpcMessage.read(request.getInputStream().readAllBytes(), json);
        if (message.id() == null) {
            transport.tell(message);
            return ResponseEntity.accepted().build();
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(transport.ask(message, message.id()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refuse(Throwable thrown) {
        var error = thrown instanceof JsonRpcError known ? known : transport.failed(NullNode.getInstance(), thrown);
        var answer = ResponseEntity.status(error.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        error.headers().forEach(answer::header);
        return answer.body(json.writeValueAsBytes(error.body()));
    }

    private static void check(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            throw JsonRpcError.wrongMethod();
        } else if (!takesJson(request.getHeader(HttpHeaders.ACCEPT))) {
            throw JsonRpcError.refused(HttpStatus.NOT_ACCEPTABLE, "Accept must name application/json.");
        } else if (!isJson(request.getContentType())) {
            throw JsonRpcError.refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json.");
        }
    }

    private static boolean takesJson(@Nullable String accept) {
        try {
            return accept == null
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        } catch (InvalidMediaTypeException | InvalidMimeTypeException _) {
            return false;
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
