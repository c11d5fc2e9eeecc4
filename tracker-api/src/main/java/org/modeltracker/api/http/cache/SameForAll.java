package org.modeltracker.api.http.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint whose answer depends on its address and on the record alone, though it takes no times: all who may read it get the same one.
 * Endpoints that take times need no such mark.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SameForAll {}
