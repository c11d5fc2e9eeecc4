package org.modeltracker.api.http.problem;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.log.Causes;
import org.modeltracker.core.log.WireJson;
import org.modeltracker.core.model.InputError;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a JSON text cannot be taken, in words without Java. */
public final class JsonErrors {

    private static final String READER = "org.apache.catalina.connector.InputBuffer";

    private JsonErrors() {}

    static Problem body(HttpMessageNotReadableException e) {
        return Causes.of(e, JacksonException.class)
                .map(JsonErrors::json)
                .findFirst()
                .orElseGet(() -> Problem.malformed("is required and must be JSON"));
    }

    /** Whether it was thrown as Tomcat read a request: to the page for errors it tells no more than the bare exception. */
    static boolean isOfTheRequest(IOException e) {
        return Arrays.stream(e.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(READER));
    }

    /** Jackson lets a number slip through that is so large or small that nothing can hold it. */
    static boolean isNumber(NumberFormatException e) {
        return e.getStackTrace().length > 0
                && e.getStackTrace()[0].getClassName().startsWith("tools.jackson.core.");
    }

    /** The connection gave no whole body. */
    static Problem broken(IOException e) {
        return Causes.of(e).anyMatch(SocketTimeoutException.class::isInstance)
                ? Problems.of(408)
                : Problem.malformed("ends too early, or does not match its headers");
    }

    /** For endpoints that read JSON themselves. */
    public static Problem json(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException _ ->
                Problem.malformed("is nested too deeply, or contains a name, number or text that is too long");
            case StreamReadException _ -> Problem.malformed("is not well-formed JSON%s".formatted(place(e)));
            case UnrecognizedPropertyException _ ->
                Problem.unprocessable(List.of(new InputError(WireJson.pointer(e), "is not a known property")));
            case MismatchedInputException mismatch ->
                Problem.unprocessable(List.of(new InputError(WireJson.pointer(e), expected(mismatch))));
            case DatabindException _ ->
                Problem.unprocessable(List.of(new InputError(WireJson.pointer(e), "is not a valid value")));
            default -> Problem.malformed("is not well-formed JSON%s".formatted(place(e)));
        };
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String expected(MismatchedInputException e) {
        var type = e.getTargetType();
        if (type == null) {
            return "has the wrong type";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        } else if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a number";
        } else if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "must be an array";
        } else if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "must be an object";
        }
        return "is not a valid value";
    }
}
