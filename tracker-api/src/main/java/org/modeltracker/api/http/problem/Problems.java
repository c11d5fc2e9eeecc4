package org.modeltracker.api.http.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.modeltracker.core.log.Causes;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Maps exceptions to problems. The message of an exception is never shown, because it may contain SQL, values or class names. */
public final class Problems {

    private Problems() {}

    /** @return empty for what nobody foresaw */
    public static Optional<Problem> of(Throwable thrown) {
        if (DiskFull.caused(thrown)) {
            return Optional.of(DiskFull.problem());
        }
        return Causes.of(thrown, Problem.class)
                .findFirst()
                .or(() -> TransientFailures.of(
                        thrown)) // before what may be the request's fault: a lost database never is
                .or(() ->
                        Causes.of(thrown).flatMap(cause -> one(cause).stream()).findFirst());
    }

    private static Optional<Problem> one(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case NoResourceFoundException _, NoHandlerFoundException _ -> of(404);
                    case HttpRequestMethodNotSupportedException e -> of(405, allow(e));
                    case HttpMediaTypeNotAcceptableException e -> of(406).with("offered", names(e));
                    case HttpMediaTypeNotSupportedException e -> of(415).with("understood", names(e));
                    case MaxUploadSizeExceededException _ -> of(413);
                    // How Tomcat names every fault in reading a body: bad chunks, an end too early, a client that left.
                    case BadRequestException e -> JsonErrors.broken(e);
                    case NumberFormatException e
                    when JsonErrors.isNumber(e) ->
                        Problem.malformed("contains a number that is too large or too small");
                    case MultipartException _,
                            RequestRejectedException _,
                            InvalidParameterException _,
                            InvalidMimeTypeException _ -> of(400);
                    // What cannot be read may be so for a reason of its own, which comes further down the chain.
                    case HttpMessageNotReadableException e ->
                        Causes.of(e).anyMatch(Problems::saysMore) ? null : JsonErrors.body(e);
                    case MissingServletRequestParameterException e ->
                        Problem.parameter(e.getParameterName(), "is required");
                    case MethodArgumentTypeMismatchException e -> mistyped(e);
                    case MissingRequestHeaderException e ->
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "missing-header",
                                "Missing header",
                                "The header %s is required.".formatted(e.getHeaderName()));
                    case BindException e -> bound(e);
                    case HandlerMethodValidationException _ -> of(400);
                    case ErrorResponse e
                    when e.getStatusCode().is4xxClientError() ->
                        of(e.getStatusCode().value(), e.getHeaders());
                    case ErrorResponse e when e.getStatusCode().value() == 503 -> of(503);
                    default -> null;
                });
    }

    private static boolean saysMore(Throwable cause) {
        return cause instanceof Problem || cause instanceof BadRequestException;
    }

    /** A problem of which only the status is known. */
    public static Problem of(int code) {
        var status = HttpStatus.resolve(code);
        if (status == null) {
            status = code < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        }
        var title = status.getReasonPhrase();
        return Problem.of(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail(status));
    }

    private static Problem of(int code, HttpHeaders headers) {
        var problem = of(code);
        for (var header : headers.headerSet()) {
            problem = problem.header(header.getKey(), String.join(", ", header.getValue()));
        }
        return problem;
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not well-formed.";
            case UNAUTHORIZED -> "An API key is required.";
            case FORBIDDEN -> "The key does not permit this.";
            case NOT_FOUND -> "This address does not exist.";
            case METHOD_NOT_ALLOWED -> "This address does not support the method; see the header Allow.";
            case NOT_ACCEPTABLE -> "This address cannot answer in the requested format.";
            case CONTENT_TOO_LARGE -> "The body is too large for this service.";
            case UNSUPPORTED_MEDIA_TYPE -> "This address does not accept a body of this content type.";
            case SERVICE_UNAVAILABLE -> "The service cannot answer now. It is safe to try again later.";
            case INTERNAL_SERVER_ERROR -> "The service failed; your request is not the cause.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    /** RFC 9110 wants HEAD named wherever GET is, and Spring answers it there. */
    private static HttpHeaders allow(HttpRequestMethodNotSupportedException e) {
        var headers = new HttpHeaders();
        var methods = e.getSupportedMethods();
        if (methods != null) {
            headers.set(
                    HttpHeaders.ALLOW,
                    Stream.of(methods)
                            .flatMap(method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }

    private static List<String> names(HttpMediaTypeException e) {
        return e.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .toList();
    }

    private static Problem mistyped(MethodArgumentTypeMismatchException e) {
        var inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath ? of(404) : Problem.parameter(e.getName(), ExpectedValue.of(e.getRequiredType()));
    }

    private static Problem bound(BindException e) {
        return Problem.parameters(e.getFieldErrors().stream()
                .map(error -> new InputError(
                        "?" + SnakeNames.snake(error.getField()),
                        ExpectedValue.of(e.getBindingResult().getFieldType(error.getField()))))
                .distinct()
                .toList());
    }
}
