package kiln.link.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import kiln.link.program.JavaMethod;

/**
 * Encodes the sites of a line table as operations of a small machine, much as DWARF's line programs
 * are (DWARF 4 §6.2.5).
 *
 * <p>The machine has an address and a stack of (method, line): the function and what was inlined,
 * innermost last; lines count from the method's base line. A row says: the stack holds for return
 * addresses above the previous row's up to the machine's address. Rows may end anywhere between two
 * calls, so addresses advance in steps of a quantum of several octets. The operations:
 *
 * <pre>
 * 0 SKIP uleb octets          advance; what lies there is not Java
 * 1 END                       end of a block
 * 2 ADVANCE uleb quanta       advance, no row
 * 3 LINE sleb                 add to the innermost line
 * 4 EXACT uleb octets         advance by octets; a row
 * 5 FUNCTION sleb difference  the stack is one method alone, that of the last FUNCTION of the block
 *                             (0 before the first) and the difference, at its base line
 * 6 LEAVE                     pop
 * 7 and above, v = op - 7     add v % range + base to the innermost line; then
 *   v / range = 0: sleb       ENTER: push the method of the innermost level and the difference, at
 *                             its base line
 *   v / range = n             advance by n quanta; a row
 * </pre>
 */
final class LineRows {
  static final int SKIP = 0;
  static final int END = 1;
  static final int ADVANCE = 2;
  static final int LINE = 3;
  static final int EXACT = 4;
  static final int FUNCTION = 5;
  static final int LEAVE = 6;
  static final int SPECIAL = 7;

  /** Frames of one address; of more, those in the middle are left out. */
  static final int MAX_DEPTH = 64;

  /** A new block starts with the first function after so many octets. */
  private static final int BLOCK_BYTES = 400;

  /** Parameters of the special operations; a line that stays must be among them. */
  record Shape(int quantum, int lineBase, int lineRange) {
    boolean holds(long delta) {
      return delta >= lineBase && delta < lineBase + lineRange;
    }

    int maxQuanta() {
      return (256 - SPECIAL) / lineRange - 1;
    }
  }

  /** Where decoding can start: the machine's address, and the place of the first operation. */
  record Block(long address, int offset) {}

  /**
   * Neighbours with the same frames, in numbers.
   *
   * @param first the first return address that may be asked for
   * @param last the last one
   * @param function start of the function
   * @param methods outermost first; empty for code that is not Java
   * @param lines of the methods, from their base lines
   */
  private record Row(long first, long last, long function, int[] methods, int[] lines) {
    boolean joins(Row next) {
      return Arrays.equals(methods, next.methods)
          && Arrays.equals(lines, next.lines)
          && (function == next.function || methods.length == 0);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  // While encoding.
  private Shape shape;
  private Output out;
  private List<Block> blocks;
  private final int[] stackMethods = new int[MAX_DEPTH];
  private final int[] stackLines = new int[MAX_DEPTH];
  private int depth;
  private long address;
  private long function;
  private int lastFunctionMethod;

  /** The rows of a table; methods become numbers, and lines count from their base lines. */
  LineRows(
      LineTable table, ToIntFunction<JavaMethod> number, ToIntFunction<JavaMethod> baseLine) {
    for (LineTable.Site site : table.sites()) {
      List<LineTable.Frame> frames = site.frames();
      int levels = Math.min(frames.size(), MAX_DEPTH);
      int[] methods = new int[levels];
      int[] lines = new int[levels];
      for (int i = 0; i < levels; i++) {
        LineTable.Frame frame = frames.get(i == 0 ? frames.size() - 1 : levels - 1 - i);
        methods[i] = number.applyAsInt(frame.method());
        lines[i] = frame.line() - baseLine.applyAsInt(frame.method());
      }
      // No call is shorter than two octets; one may end where the next function starts.
      long first = levels == 0 ? site.function() + 1 : site.address();
      add(new Row(first, site.address(), site.function(), methods, lines));
    }
  }

  private void add(Row row) {
    int last = rows.size() - 1;
    if (last >= 0 && rows.get(last).joins(row)) {
      Row before = rows.get(last);
      rows.set(last, new Row(before.first(), row.last(), before.function(), row.methods(),
          row.lines()));
    } else {
      rows.add(row);
    }
  }

  /** Encodes all rows; {@link #blocks} are those of this shape then. */
  byte[] encode(Shape with) {
    shape = with;
    out = new Output();
    blocks = new ArrayList<>();
    function = -1;
    address = 0;
    for (int i = 0; i < rows.size(); i++) {
      write(rows.get(i), i + 1 < rows.size() ? rows.get(i + 1).first() : Long.MAX_VALUE);
    }
    out.u8(END);
    return out.toByteArray();
  }

  List<Block> blocks() {
    return blocks;
  }

  private void write(Row row, long limit) {
    if (row.methods().length == 0) {
      if (!blocks.isEmpty()) {
        out.u8(SKIP).uleb(row.last() - address);
      }
      address = row.last();
      function = -1;
      return;
    }
    if (row.function() != function || stackMethods[0] != row.methods()[0]) {
      start(row.function(), row.methods()[0]);
    }
    advance(row, limit, enter(row));
  }

  private void start(long of, int method) {
    int start = blocks.isEmpty() ? -BLOCK_BYTES : blocks.get(blocks.size() - 1).offset();
    if (out.size() - start >= BLOCK_BYTES) {
      if (blocks.isEmpty()) {
        address = of;
      } else {
        out.u8(END);
      }
      blocks.add(new Block(address, out.size()));
      lastFunctionMethod = 0;
    }
    function = of;
    out.u8(FUNCTION).sleb(method - lastFunctionMethod);
    lastFunctionMethod = method;
    depth = 0;
    push(method);
  }

  private void push(int method) {
    stackMethods[depth] = method;
    stackLines[depth] = 0;
    depth++;
  }

  /**
   * Makes the stack that of a row, but for the innermost line.
   *
   * @return what the row still has to add to that line
   */
  private long enter(Row row) {
    int levels = row.methods().length;
    int keep = common(row);
    for (; depth > keep; depth--) {
      out.u8(LEAVE);
    }
    for (; keep < levels; keep++) {
      long delta = fit((long) row.lines()[keep - 1] - stackLines[keep - 1]);
      out.u8(SPECIAL + (int) (delta - shape.lineBase()));
      out.sleb(row.methods()[keep] - stackMethods[keep - 1]);
      stackLines[keep - 1] += (int) delta;
      push(row.methods()[keep]);
    }
    return (long) row.lines()[levels - 1] - stackLines[levels - 1];
  }

  /** How many levels of the stack can stay: the innermost of them may need another line. */
  private int common(Row row) {
    int most = Math.min(depth, row.methods().length);
    int i = 0;
    while (i < most && stackMethods[i] == row.methods()[i] && stackLines[i] == row.lines()[i]) {
      i++;
    }
    return i < most && stackMethods[i] == row.methods()[i] ? i + 1 : i;
  }

  /** What a special operation adds of {@code delta}; a LINE adds the rest before. */
  private long fit(long delta) {
    if (shape.holds(delta)) {
      return delta;
    }
    out.u8(LINE).sleb(delta);
    stackLines[depth - 1] += (int) delta;
    return 0;
  }

  /** Ends the row at or after its last address and before the next row's first. */
  private void advance(Row row, long limit, long delta) {
    long quanta = (row.last() - address + shape.quantum() - 1) / shape.quantum();
    long end = address + quanta * shape.quantum();
    if (end >= limit) {
      if (delta != 0) {
        out.u8(LINE).sleb(delta);
        stackLines[depth - 1] += (int) delta;
      }
      out.u8(EXACT).uleb(row.last() - address);
      address = row.last();
      return;
    }
    long fitting = fit(delta);
    if (quanta > shape.maxQuanta()) {
      out.u8(ADVANCE).uleb(quanta - 1);
      quanta = 1;
    }
    out.u8(SPECIAL + (int) quanta * shape.lineRange() + (int) (fitting - shape.lineBase()));
    stackLines[depth - 1] += (int) fitting;
    address = end;
  }
}
