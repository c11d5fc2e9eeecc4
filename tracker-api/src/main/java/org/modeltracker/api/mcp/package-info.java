/** A door for AI agents: the Model Context Protocol, with read tools over the queries that answer everybody else. */
@NullMarked
package org.modeltracker.api.mcp;

import org.jspecify.annotations.NullMarked;
