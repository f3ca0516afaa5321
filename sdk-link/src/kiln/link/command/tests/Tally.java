package kiln.link.command.tests;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Counts results and prints what deserves a line: a failure at once and in full, a class that took
 * long, and at the end each skipped test with its reason. Thread safe: classes run side by side.
 */
final class Tally implements TestExecutionListener {
  private static final Duration LONG = Duration.ofSeconds(5);

  /** Frames between a test and the launcher. */
  private static final Pattern JUNIT =
      Pattern.compile(
          "\\s+at (org\\.junit\\.|java\\.base/(jdk\\.internal\\.reflect|java\\.lang\\.reflect)\\."
              + "|java\\.base/java\\.util\\.ArrayList\\.forEach).*");

  private final PrintStream out;
  private final Predicate<String> curable;
  private final Map<String, Long> started = new HashMap<>();
  private final List<String> skips = new ArrayList<>();
  private int passed;
  private int failed;

  /**
   * @param curable whether a reason for skipping names something that could have been installed
   */
  Tally(PrintStream out, Predicate<String> curable) {
    this.out = out;
    this.curable = curable;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    skip(test, reason);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Throwable cause = result.getThrowable().orElse(null);
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          passed++;
        }
      }
      case ABORTED -> skip(test, cause == null ? "no reason given" : cause.getMessage());
      case FAILED -> fail(name(test), trace(cause));
    }
    noteTime(test);
  }

  /** A failure that JUnit does not see, such as a room that does not compile. */
  synchronized void fail(String what, String why) {
    failed++;
    out.println("FAILED " + what);
    out.println(why.indent(2).stripTrailing());
  }

  /**
   * Prints the skipped tests and the two closing lines.
   *
   * @return the exit status: 0 only if something ran and nothing failed
   */
  synchronized int close() {
    skips.forEach(out::println);
    out.println(skips.size() + " skipped");
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0 ? 0 : 1;
  }

  private void skip(TestIdentifier test, String given) {
    String reason = reason(given);
    if (curable.test(reason)) {
      fail(name(test), "skipped, though what it lacks can be installed: " + reason);
    } else {
      skips.add("skipped " + name(test) + ": " + reason);
    }
  }

  /** One line, without what JUnit puts before it. */
  private static String reason(String given) {
    String first = given == null ? "" : given.strip().lines().findFirst().orElse("");
    String plain = first.replaceFirst("^Assumption failed: (assumption is not (true|false)$)?", "");
    return plain.isBlank() ? "no reason given" : plain;
  }

  private void noteTime(TestIdentifier test) {
    boolean isClass = test.getSource().filter(ClassSource.class::isInstance).isPresent();
    Duration took =
        Duration.ofNanos(System.nanoTime() - started.getOrDefault(test.getUniqueId(), 0L));
    if (isClass && took.compareTo(LONG) > 0) {
      out.println("%s took %.1f s".formatted(name(test), took.toMillis() / 1000.0));
    }
  }

  private static String name(TestIdentifier test) {
    if (test.getSource().orElse(null) instanceof MethodSource method) {
      String plain = method.getClassName() + "." + method.getMethodName();
      boolean repeated = !test.getDisplayName().startsWith(method.getMethodName() + "(");
      return repeated ? plain + " " + test.getDisplayName() : plain;
    }
    if (test.getSource().orElse(null) instanceof ClassSource type) {
      return type.getClassName();
    }
    return test.getDisplayName();
  }

  /** The trace down to the test's own frames; JUnit's below them help nobody. */
  private static String trace(Throwable cause) {
    if (cause == null) {
      return "no reason given";
    }
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString()
        .lines()
        .filter(line -> !JUNIT.matcher(line).matches())
        .limit(60)
        .collect(Collectors.joining("\n"));
  }
}
