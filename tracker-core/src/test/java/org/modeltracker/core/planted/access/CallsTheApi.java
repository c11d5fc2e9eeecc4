package org.modeltracker.core.planted.access;

import org.modeltracker.core.planted.api.Caller;

record CallsTheApi(Caller api) {}
