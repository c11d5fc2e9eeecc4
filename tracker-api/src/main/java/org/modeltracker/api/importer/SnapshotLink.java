package org.modeltracker.api.importer;

import java.util.ArrayDeque;

/** A symbolic link in a repository. */
final class SnapshotLink {

    private SnapshotLink() {}

    /**
     * The path that it leads to, within the same folder of the snapshot.
     *
     * @param path of the link
     * @param text what it says, relative to its folder
     * @return empty if it leads out of the folder
     */
    static String target(String path, String text) {
        var parts = new ArrayDeque<String>();
        int slash = path.lastIndexOf('/');
        var whole = text.startsWith("/") ? "" : path.substring(0, slash + 1) + text.strip();
        for (var part : whole.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
