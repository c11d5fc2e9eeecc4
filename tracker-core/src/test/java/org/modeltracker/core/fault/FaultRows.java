package org.modeltracker.core.fault;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.TestAbortedException;

/** Writes the rows of the fault table as tests end, and prints the table after the last of them. */
public final class FaultRows implements TestWatcher, BeforeEachCallback, AfterAllCallback {

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

    /** What all tests of the class need is not on this machine, so that none of them began. */
    @Override
    public void afterAll(ExtensionContext tests) {
        if (tests.getExecutionException().orElse(null) instanceof TestAbortedException) {
            printAfterAll(tests);
            for (var method : AnnotationSupport.findAnnotatedMethods(
                    tests.getRequiredTestClass(), FaultRow.class, HierarchyTraversalMode.TOP_DOWN)) {
                add(method, method.getAnnotation(FaultRow.class), 0, "left out");
            }
        }
    }

    private static void add(ExtensionContext test, FaultRow row, int times, String result) {
        add(test.getRequiredTestMethod(), row, times, result);
    }

    private static void add(Method test, FaultRow row, int times, String result) {
        var name = test.getDeclaringClass().getSimpleName() + "#" + test.getName();
        FaultTable.add(new FaultTable.Row(row.fault(), row.checked(), times, result, name));
    }

    private static Optional<FaultRow> row(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), FaultRow.class)
                .or(() -> AnnotationSupport.findAnnotation(test.getRequiredTestClass(), FaultRow.class));
    }
}
