package org.modeltracker.core.planted.api.importer.catalogue;

/** Belongs to its house alone. */
public class Price {}
