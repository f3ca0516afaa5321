package kiln.link.command.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAlignedAndTheLastLineCountsTheBars() {
    Table table =
        new Table(
            List.of(
                Row.of("image", 231.44, Unit.KILOBYTES, new Bar.AtMost(250)),
                new Row("CPU", 3.5, 0.25, Unit.MILLISECONDS, new Bar.AtMostOver(2)),
                new Row("sort", 30, 20, Unit.SECONDS, new Bar.AtMostTimes(2)),
                Row.of("methods", 42, Unit.COUNT, new Bar.None())));
    assertEquals(
        """
        what         ours     peer  ratio  bar
        image    231.4 kB                  <= 250.0 kB
        CPU       3.50 ms  0.25 ms  14.00  <= peer + 2.00 ms  NOT HELD
        sort       30.0 s   20.0 s   1.50  <= 2.00 x peer
        methods        42
        bars held: 2 of 3
        """,
        table.print());
    assertFalse(table.allHeld());
  }

  @Test
  void aFigureThatIsMissingHoldsNoBar() {
    Row row = Row.of("size", Double.NaN, Unit.KILOBYTES, new Bar.AtMost(1));
    assertFalse(row.holds());
    assertEquals("bars held: 0 of 1", new Table(List.of(row)).closing());
  }

  @Test
  void aBarThatIsJustReachedHolds() {
    assertTrue(Row.of("size", 250, Unit.KILOBYTES, new Bar.AtMost(250)).holds());
  }

  @Test
  void aBarRelativeToNoPeerMakesNoSense() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Row.of("size", 1, Unit.KILOBYTES, new Bar.AtMostTimes(1)));
  }
}
