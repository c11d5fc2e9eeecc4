package org.modeltracker.api.importer.catalogue;

import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.PartialDate;

/** A state of access that a snapshot dates itself, gone by or ahead. */
public record DatedState(AccessState state, PartialDate from) {}
