package kiln.link.command.tests;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A class of tests, as the engine names it.
 *
 * @param id its unique id
 * @param order whether it is to start early, or when no other runs
 */
record TestClass(String id, Order order) {
  /** When a class runs, by its tag: {@code long} first, then those without, {@code alone} last. */
  enum Order {
    LONG,
    ANY,
    ALONE;

    private static Order of(TestIdentifier test) {
      List<String> tags = test.getTags().stream().map(tag -> tag.getName()).toList();
      return tags.contains("alone") ? ALONE : tags.contains("long") ? LONG : ANY;
    }
  }

  /** The classes that a request finds. */
  static List<TestClass> find(LauncherDiscoveryRequest request) {
    TestPlan plan = LauncherFactory.create().discover(request);
    List<TestClass> found = new ArrayList<>();
    for (TestIdentifier engine : plan.getRoots()) {
      for (TestIdentifier type : plan.getChildren(engine)) {
        found.add(new TestClass(type.getUniqueId(), Order.of(type)));
      }
    }
    return found;
  }

  /** Runs its tests that have the right tags. */
  void execute(PostDiscoveryFilter tags, TestExecutionListener listener) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId(id))
                .filters(tags)
                .build(),
            listener);
  }
}
