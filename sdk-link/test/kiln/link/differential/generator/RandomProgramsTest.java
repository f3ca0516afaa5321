package kiln.link.differential.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class RandomProgramsTest {
  @Test
  void theSameSeedGivesTheSameProgram() {
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(RandomPrograms.source("P", seed), RandomPrograms.source("P", seed));
    }
  }

  @Test
  void otherSeedsGiveOtherPrograms() {
    assertNotEquals(
        RandomPrograms.source("P", 1).replace("seed 1.", ""),
        RandomPrograms.source("P", 2).replace("seed 2.", ""));
  }
}
