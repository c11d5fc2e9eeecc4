/** The API described, for people and programs: OpenAPI 3.1, and a page to try it. */
@NullMarked
package org.modeltracker.api.openapi;

import org.jspecify.annotations.NullMarked;
