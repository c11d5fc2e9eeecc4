/** The MCP server for AI agents: read tools over the same queries as the REST API. */
@NullMarked
package org.modeltracker.api.mcp;

import org.jspecify.annotations.NullMarked;
