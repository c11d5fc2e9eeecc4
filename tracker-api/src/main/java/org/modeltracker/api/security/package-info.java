/** Who may do what: API keys, their owners and their scopes. */
@NullMarked
package org.modeltracker.api.security;

import org.jspecify.annotations.NullMarked;
