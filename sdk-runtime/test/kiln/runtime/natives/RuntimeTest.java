package kiln.runtime.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kiln.runtime.natives.NativeProgram.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector, threads and fatal messages of the native runtime, by programs in C. */
class RuntimeTest {
  @TempDir Path folder;

  private void check(String program, String last, String... arguments) throws Exception {
    checkAll(program, last, List.of(List.of(arguments)));
  }

  /** Each run must end well, with this as the last line. */
  private void checkAll(String program, String last, List<List<String>> runs) throws Exception {
    NativeProgram linked = NativeProgram.link(program, folder);
    for (List<String> arguments : runs) {
      Result result = linked.run(arguments.toArray(String[]::new));
      String where = program + " " + String.join(" ", arguments) + ":\n" + result.output();
      assertEquals(0, result.status(), where);
      assertTrue(result.output().strip().endsWith(last), where);
    }
  }

  @Test
  void memoryIsMovedComparedAndFilledAsByThePlainWay() throws Exception {
    check("words", "words hold");
  }

  @Test
  void exceptionsPassFunctionsAndLeaveTheRegistersOfWhoLooks() throws Exception {
    check("unwind", "unwinding holds");
  }

  @Test
  void randomGraphsKeepTheirShape() throws Exception {
    checkAll("graphs", "collections", List.of(
        List.of("--kiln-heap=64m"), List.of("--kiln-heap=8m"),
        List.of("--kiln-heap=64m", "--kiln-gc-stress")));
  }

  @Test
  void theHeapTakesDeepListsWideTreesAndExhaustion() throws Exception {
    checkAll("heap", "the heap holds", List.of(
        List.of("--kiln-heap=192m"), List.of("--kiln-heap=16m", "--kiln-gc-stress")));
  }

  @Test
  void allocationsAreCountedToTheCell() throws Exception {
    NativeProgram program = NativeProgram.link("allocated", folder);
    assertEquals(
        new Result(0, "allocations are counted\n"), program.run("--kiln-heap=16m"));
    Result result = program.run("--kiln-gc-stress", "--kiln-report");
    assertEquals(0, result.status(), result.output());
    assertTrue(
        result.output().matches(
            "(?s)allocations are counted\nkiln: report: allocated [0-9]+ bytes, used [0-9]+ bytes,"
                + " grown to [0-9]+ bytes, collections [0-9]{3,}, longest [0-9]+ us\n"),
        result.output());
  }

  @Test
  void strayIntegersHoldNothingAndHiddenReferencesHoldTheirObjects() throws Exception {
    checkAll("traps", "freed within two", List.of(List.of("--kiln-heap=256m")));
  }

  @Test
  void weakSoftAndPhantomReferencesAreClearedAndPending() throws Exception {
    checkAll("references", "references hold", List.of(
        List.of("--kiln-heap=64m"), List.of("--kiln-gc-stress")));
  }

  @Test
  void threadsHoldInOrderAndUnderSeeds() throws Exception {
    List<List<String>> runs = new ArrayList<>(List.of(List.of(), List.of("--kiln-gc-stress")));
    for (int seed = 1; seed <= 12; seed++) {
      List<String> run = new ArrayList<>(List.of("--kiln-seed=" + seed));
      if (seed % 3 == 0) {
        run.add("--kiln-gc-stress");
      }
      runs.add(run);
    }
    checkAll("fibers", "threads hold", runs);
  }

  @Test
  void aComputingThreadGivesWayAtTheTick() throws Exception {
    check("slices", "slices hold");
  }

  @Test
  void aHundredThousandThreadsSleep() throws Exception {
    check("sleepers", "ms", "--kiln-heap=256m");
  }

  @Test
  void aDeadlockIsPrintedWithItsThreads() throws Exception {
    Result result = NativeProgram.link("deadlock", folder).run();
    assertEquals(1, result.status(), result.output());
    assertTrue(result.output().startsWith("kiln: deadlock: "), result.output());
    assertTrue(result.output().contains("\"other way\", waiting to enter a monitor of Node"
        + " owned by thread 1\n    at test.Program.method(Program.java:"), result.output());
  }

  @Test
  void daemonsDoNotKeepAnImageAlive() throws Exception {
    assertEquals(new Result(7, "over\n"), NativeProgram.link("daemons", folder).run());
  }

  @Test
  void aFaultEndsWithRegistersThreadsAndTheHeap() throws Exception {
    Result result = NativeProgram.link("fault", folder).run();
    assertEquals(134, result.status(), result.output());
    for (String part : List.of("at address 0x0000000000000010 (a null pointer)", "rax 0x",
        "thread 1, running\n    at test.Program.method", "heap: ")) {
      assertTrue(result.output().contains(part), result.output());
    }
  }

  @Test
  void wrongBootWordsEndWithAMessage() throws Exception {
    NativeProgram program = NativeProgram.link("tiny", folder);
    assertEquals(0, program.run("--kiln-heap=1m", "--kiln-stack=64k").status());
    for (String word : List.of("--kiln-heap=", "--kiln-heap=1x",
        "--kiln-heap=99999999g", "--kiln-heap=4k", "--kiln-seed=0", "--kiln-hep=1m")) {
      Result result = program.run("word", word);
      assertEquals(2, result.status(), word);
      assertTrue(result.output().startsWith("kiln: the boot word " + word + " "), result.output());
    }
  }
}
