package org.modeltracker.api.http.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The only values that a query parameter may have. Any other is refused: an empty list would look like a right answer. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    /** Enumerations of wire words; {@code ClaimData} means the types of events. */
    Class<?>[] value() default {};

    String[] words() default {};
}
