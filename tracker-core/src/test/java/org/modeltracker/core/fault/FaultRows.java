package org.modeltracker.core.fault;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Writes the rows of the fault table as tests end, and prints the table after the last of them. */
public final class FaultRows implements TestWatcher, BeforeEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(FaultRows.class);

    /** Closed with the root: after all tests of this process. */
    @Override
    public void beforeEach(ExtensionContext test) {
        printAfterAll(test);
    }

    static void printAfterAll(ExtensionContext test) {
        test.getRoot().getStore(OURS).computeIfAbsent("table", key ->
                (AutoCloseable) () -> System.out.println(FaultTable.text()));
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        row(test).ifPresent(row -> add(test, row, row.times(), "held"));
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        row(test).ifPresent(row -> add(test, row, row.times(), "FAILED"));
    }

    /** What it needs is not on this machine. */
    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        row(test).ifPresent(row -> add(test, row, 0, "left out"));
    }

    private static void add(ExtensionContext test, FaultRow row, int times, String result) {
        FaultTable.add(new FaultTable.Row(row.fault(), row.checked(), times, result, name(test)));
    }

    private static String name(ExtensionContext test) {
        return test.getRequiredTestClass().getSimpleName() + "#"
                + test.getRequiredTestMethod().getName();
    }

    private static Optional<FaultRow> row(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), FaultRow.class)
                .or(() -> AnnotationSupport.findAnnotation(test.getRequiredTestClass(), FaultRow.class));
    }
}
