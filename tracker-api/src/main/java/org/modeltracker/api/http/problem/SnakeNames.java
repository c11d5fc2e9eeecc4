package org.modeltracker.api.http.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Records read from the query are spelled as everything else is: the component {@code accessState} is the parameter {@code access_state}. */
@ControllerAdvice
public class SnakeNames {

    @InitBinder
    void spell(WebDataBinder binder) {
        binder.setNameResolver(SnakeNames::of);
    }

    public static @Nullable String of(MethodParameter component) {
        var given = component.getParameterAnnotation(BindParam.class);
        if (given != null) {
            return given.value();
        }
        var name = component.getParameter().getName();
        return snake(name);
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
