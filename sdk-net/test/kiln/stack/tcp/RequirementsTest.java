package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kiln.stack.sim.Golden;
import org.junit.jupiter.api.Test;

/** The table of RFC 9293's requirements is complete, and every test that it names exists. */
class RequirementsTest {
  private static final String[] PACKAGES = {
    "kiln.stack.tcp.", "kiln.stack.wire.", "kiln.stack.ip."
  };

  @Test
  void everyRequirementHasARowAndEveryYesATest() {
    TreeSet<String> missing = new TreeSet<>();
    number(missing, "MUST-", 69);
    number(missing, "SHLD-", 31);
    number(missing, "MAY-", 18);
    List<String> wrong = new ArrayList<>();
    for (String line : Golden.read("tcp/rfc9293.txt").lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] cell = line.split("\\|");
      assertEquals(4, cell.length, line);
      assertTrue(missing.remove(cell[0].trim()), "twice or unknown: " + line);
      boolean named = cell[3].matches("\\s*(\\S+\\.pkt|[A-Z]\\w+Test\\.\\w+)");
      if (cell[2].trim().equals("yes") && named && !exists(cell[3].trim())) {
        wrong.add(line);
      }
    }
    assertEquals("[]", missing.toString(), "rows that are missing");
    assertEquals("", String.join("\n", wrong), "rows whose test does not exist");
  }

  private static void number(TreeSet<String> ids, String prefix, int count) {
    for (int i = 1; i <= count; i++) {
      ids.add(prefix + i);
    }
  }

  private static boolean exists(String test) {
    if (test.endsWith(".pkt")) {
      return Files.exists(Golden.path("tcp/" + test));
    }
    int dot = test.indexOf('.');
    for (String prefix : PACKAGES) {
      try {
        for (Method m : Class.forName(prefix + test.substring(0, dot)).getDeclaredMethods()) {
          if (m.getName().equals(test.substring(dot + 1))) {
            return true;
          }
        }
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return false;
  }
}
