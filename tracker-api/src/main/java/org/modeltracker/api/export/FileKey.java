package org.modeltracker.api.export;

/** Names the bytes of a file. @param version the position, and what is left out of files up to it */
record FileKey(String table, FileForm form, String version) {}
