package kiln.link.command.tests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * The main class of the test process. Its argument is a file, line by line:
 *
 * <pre>
 * run FOLDER [TEXT]     the tests of a class folder, of classes whose name holds TEXT
 * broken ROOM: WHY      a room that could not be built, which counts as one failure
 * curable REGEX         a reason for skipping that matches is a failure
 * soak                  the tests tagged "soak" too
 * </pre>
 *
 * Two classes run at a time ({@link Lanes}).
 */
public final class TestRun {
  private static final String SOAK = "soak";

  private TestRun() {}

  public static void main(String[] arguments) throws IOException {
    List<String> plan = Files.readAllLines(Path.of(arguments[0]));
    String curable = lines(plan, "curable ").stream().findFirst().orElse("(?!)");
    Tally tally = new Tally(System.out, reason -> reason.matches(curable));
    for (String broken : lines(plan, "broken ")) {
      tally.fail(broken.substring(0, broken.indexOf(':')), broken.substring(broken.indexOf(':') + 1));
    }
    PostDiscoveryFilter tags =
        plan.contains(SOAK) ? TagFilter.includeTags("any() | none()") : TagFilter.excludeTags(SOAK);
    List<TestClass> classes = new ArrayList<>();
    for (String run : lines(plan, "run ")) {
      String[] words = run.split("\t");
      classes.addAll(TestClass.find(request(Path.of(words[0]), words.length > 1 ? words[1] : "")));
    }
    Lanes.run(classes, type -> type.execute(tags, tally));
    System.exit(tally.close()); // a thread that a test left behind must not hold the exit
  }

  private static LauncherDiscoveryRequest request(Path folder, String text) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClasspathRoots(Set.of(folder)))
        .filters(
            ClassNameFilter.includeClassNamePatterns(".*Test"),
            ClassNameFilter.includeClassNamePatterns(".*" + Pattern.quote(text) + ".*"))
        .build();
  }

  private static List<String> lines(List<String> plan, String keyword) {
    return plan.stream()
        .filter(line -> line.startsWith(keyword))
        .map(line -> line.substring(keyword.length()))
        .toList();
  }
}
