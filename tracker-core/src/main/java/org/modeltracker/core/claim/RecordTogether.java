package org.modeltracker.core.claim;

import java.util.List;

/** Records the claims of several callers in one transaction, one caller after the other. None of them is all or none. */
record RecordTogether(List<RecordClaims> callers) {}
