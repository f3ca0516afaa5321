package kiln.link.declare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kiln.link.build.Jdk17;
import org.junit.jupiter.api.Test;

/** The JDK's table of time zones, and what is chosen of it. */
class ZoneTableTest {
  private final List<String> problems = new ArrayList<>();

  private static ZoneTable table() throws Exception {
    return ZoneTable.of(Files.readAllBytes(Jdk17.home().resolve("lib/tzdb.dat")));
  }

  @Test
  void theTableHasAllZones() throws Exception {
    assertTrue(
        table().rules().keySet().containsAll(
            Set.of("Europe/Berlin", "US/Eastern", "UTC", "Etc/GMT+5")));
    assertArrayEquals(
        table().rules().get("America/New_York"), table().rules().get("US/Eastern"));
  }

  @Test
  void zonesAreChosenByNameAndPattern() throws Exception {
    ZoneTable chosen = table().only(List.of("Etc/GMT+5", "Europe/B*rlin"), problems);
    assertEquals(Set.of("Etc/GMT+5", "Europe/Berlin"), chosen.rules().keySet());
    assertEquals(List.of(), problems);
  }

  @Test
  void aZoneThatIsNotThereIsNamed() throws Exception {
    assertEquals(Set.of(), table().only(List.of("Europe/Atlantis"), problems).rules().keySet());
    assertEquals(
        List.of(
            "KILN-INF/reachable.txt declares the time zone Europe/Atlantis,"
                + " which this JDK does not have."),
        problems);
  }

  @Test
  void anotherFileIsNoTable() {
    assertThrows(UncheckedIOException.class, () -> ZoneTable.of(new byte[] {1, 0, 1, 'x'}));
    assertThrows(UncheckedIOException.class, () -> ZoneTable.of(new byte[0]));
  }
}
