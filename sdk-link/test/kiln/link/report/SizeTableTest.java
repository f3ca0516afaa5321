package kiln.link.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kiln.link.report.SizeTable.Row;
import org.junit.jupiter.api.Test;

class SizeTableTest {
  @Test
  void everyTableAddsUpToTheArtifact() {
    List<Row> rows = List.of(
        new Row("java", "apps.hello", "app.hello", "app.hello.Hello", 100),
        new Row("data", "apps.hello", "app.hello", "app.hello.Hello", 20),
        new Row("java", "java.base", "java.util", "java.util.List", 300),
        new Row("java", "java.base", "java.util", "java.util.Map", 560),
        Row.only("lines", "(line table)", 20));
    assertEquals(
        """
        hello.linux: 1000 bytes.

        By kind:
              960  96.0 %  java
               20   2.0 %  data
               20   2.0 %  lines

        By bundle:
              860  86.0 %  java.base
              120  12.0 %  apps.hello
               20   2.0 %  (line table)

        By package:
              860  86.0 %  java.util
              120  12.0 %  app.hello
               20   2.0 %  (line table)

        By class:
              560  56.0 %  java.util.Map
              300  30.0 %  java.util.List
              120  12.0 %  app.hello.Hello
               20   2.0 %  (line table)
        """,
        SizeTable.of("hello.linux", rows, false));
  }

  @Test
  void longTablesEndWithASum() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(new Row("java", "b", "p", "p.C" + i, 10));
    }
    String some = SizeTable.of("x", rows, false);
    assertTrue(some.endsWith("      100  33.3 %  10 more (--all shows them)\n"), some);
    assertTrue(SizeTable.of("x", rows, true).endsWith("       10   3.3 %  p.C9\n"));
  }
}
