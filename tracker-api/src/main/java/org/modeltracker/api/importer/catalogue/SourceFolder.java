package org.modeltracker.api.importer.catalogue;

import java.util.SortedMap;

/** The files of a folder that together are one snapshot, by their paths in it. */
public record SourceFolder(SortedMap<String, byte[]> files) {}
