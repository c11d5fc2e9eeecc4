package org.modeltracker.api.http.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that an argument of this type reads. Without it, a record reads its components' names. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface QueryNames {

    /** Names that may come once. */
    String[] value() default {};

    /** Names that may come several times. */
    String[] repeated() default {};
}
