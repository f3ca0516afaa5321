package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void aValueIsTheNextWordOrFollowsTheEqualsSign() throws Usage {
    assertEquals(Optional.of("virtio"), all("--platform", "virtio").value("--platform"));
    assertEquals(Optional.of("virtio"), all("--platform=virtio").value("--platform"));
    assertEquals(Optional.empty(), all().value("--platform"));
  }

  @Test
  void operandsAndOptionsMayMix() throws Usage {
    Options options = all("a", "--show", "b");
    assertEquals(List.of("a", "b"), options.operands());
    assertTrue(options.has("--show"));
    assertFalse(all("a").has("--show"));
  }

  @Test
  void whatFollowsTheLastOperandIsTheApps() throws Usage {
    Options options = boot("--show", "x.bndrun", "--show", "--key=value", "--", "word");
    assertEquals(List.of("x.bndrun"), options.operands());
    assertEquals(List.of("--show", "--key=value", "--", "word"), options.rest());
  }

  @Test
  void aDoubleDashEndsTheOptions() throws Usage {
    Options options = all("a", "--", "--show", "b");
    assertEquals(List.of("a"), options.operands());
    assertEquals(List.of("--show", "b"), options.rest());
  }

  @Test
  void anUnknownOptionNamesTheKnownOnes() {
    Usage usage = assertThrows(Usage.class, () -> all("--platfrom", "linux"));
    assertEquals("verb: no option --platfrom. It knows --platform, --show.", usage.getMessage());
  }

  @Test
  void aMissingValueIsSaid() {
    Usage usage = assertThrows(Usage.class, () -> all("--platform"));
    assertEquals("verb: --platform needs a value.", usage.getMessage());
  }

  @Test
  void aFlagTakesNoValue() {
    assertThrows(Usage.class, () -> all("--show=yes"));
  }

  private static Options all(String... line) throws Usage {
    return Options.parse("verb", List.of(line), Set.of("--platform"), Set.of("--show"));
  }

  private static Options boot(String... line) throws Usage {
    return Options.parseUntil(1, "verb", List.of(line), Set.of("--platform"), Set.of("--show"));
  }
}
