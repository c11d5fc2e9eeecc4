package org.modeltracker.core.fault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test, or all tests of a class, is a row of the fault table: {@code -Pfaults} runs it. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FaultRows.class)
@Tag("faults")
public @interface FaultRow {

    /** What breaks. */
    String fault();

    /** What was checked after it. */
    String checked();

    /** How often it breaks in one run of the test. */
    int times() default 1;
}
