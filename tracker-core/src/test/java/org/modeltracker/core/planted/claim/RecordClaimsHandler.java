package org.modeltracker.core.planted.claim;

record RecordClaimsHandler(Answers view) {}
