package org.modeltracker.core.planted.api;

import org.modeltracker.core.planted.api.outbound.Client;

record Dialler(Client client) {}
