package org.modeltracker.core.planted.api.importer;

/** What a run is. */
public class Run {}
