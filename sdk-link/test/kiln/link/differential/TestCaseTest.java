package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCaseTest {
  @Test
  void directivesStandAboveThePackage() {
    TestCase test =
        TestCase.of(
            "a/B",
            "// args: one  two\n// input: x\\ny\n// heap: 16M\n// release: 8\npackage a;\n"
                + "// args: not this\nclass B {}\n");
    assertEquals(List.of("one", "two"), test.arguments());
    assertEquals("x\ny", test.input());
    assertEquals("16M", test.heap());
    assertEquals(8, test.release());
    assertEquals("a.B", test.className());
    assertEquals("", test.pending());
  }

  @Test
  void everyProgramIsInThePackageOfItsGroup() throws IOException {
    for (TestCase test :
        TestCase.readAll(Workspace.root().resolve("sdk-link/testdata/differential"))) {
      assertTrue(test.text().contains("package " + test.group() + ";"), test.name());
      assertTrue(test.text().contains("public static void main(String[] args)"), test.name());
    }
  }

  @Test
  void batchesAreFewAndEven() {
    List<TestCase> cases =
        java.util.stream.IntStream.range(0, 1001)
            .mapToObj(i -> TestCase.of("a/C" + i, ""))
            .toList();
    List<Integer> sizes = Suite.batches(cases).stream().map(List::size).toList();
    assertEquals(List.of(333, 334, 334), sizes);
  }
}
