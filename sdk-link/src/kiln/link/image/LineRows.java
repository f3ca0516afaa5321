package kiln.link.image;

import java.util.ArrayList;
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
 * 0 FUNCTION uleb method      the stack is this method alone, at its base line
 * 1 SKIP uleb octets          advance; what lies there is not Java
 * 2 ENTER uleb method         push this method, at its base line
 * 3 LEAVE                     pop
 * 4 ADVANCE uleb quanta       advance, no row
 * 5 LINE sleb                 add to the innermost line
 * 6 END                       end of a block
 * 7 EXACT uleb octets         advance by octets; a row
 * 8 and above                 advance by 1 + (op - 8) / range quanta, add (op - 8) % range + base to
 *                             the innermost line; a row
 * </pre>
 */
final class LineRows {
  static final int FUNCTION = 0;
  static final int SKIP = 1;
  static final int ENTER = 2;
  static final int LEAVE = 3;
  static final int ADVANCE = 4;
  static final int LINE = 5;
  static final int END = 6;
  static final int EXACT = 7;
  static final int SPECIAL = 8;

  /** Frames of one address; of more, those in the middle are left out. */
  static final int MAX_DEPTH = 64;

  /** A new block starts with the first function after so many octets. */
  private static final int BLOCK_BYTES = 400;

  /** Parameters of the special operations. */
  record Shape(int quantum, int lineBase, int lineRange) {
    int maxQuanta() {
      return (256 - SPECIAL) / lineRange;
    }
  }

  /** Where decoding can start: the machine's address, and the place of the first operation. */
  record Block(long address, int offset) {}

  private final Shape shape;
  private final ToIntFunction<JavaMethod> number;
  private final ToIntFunction<JavaMethod> baseLine;
  private final Output out = new Output();
  private final List<Block> blocks = new ArrayList<>();
  private final List<LineTable.Frame> stack = new ArrayList<>(); // outermost first
  private long address;
  private long function = -1;

  private LineRows(
      Shape shape, ToIntFunction<JavaMethod> number, ToIntFunction<JavaMethod> baseLine) {
    this.shape = shape;
    this.number = number;
    this.baseLine = baseLine;
  }

  /** Encodes {@code table}; methods become numbers, and lines count from their base lines. */
  static LineRows encode(
      LineTable table,
      Shape shape,
      ToIntFunction<JavaMethod> number,
      ToIntFunction<JavaMethod> baseLine) {
    LineRows rows = new LineRows(shape, number, baseLine);
    List<Row> merged = merge(table.sites());
    for (int i = 0; i < merged.size(); i++) {
      long limit = i + 1 < merged.size() ? merged.get(i + 1).first() : Long.MAX_VALUE;
      rows.row(merged.get(i), limit);
    }
    rows.endBlock();
    return rows;
  }

  List<Block> blocks() {
    return blocks;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Neighbours with the same frames: from the first address that may be asked for to the last. */
  private record Row(long first, long last, long function, List<LineTable.Frame> frames) {
    boolean joins(Row next) {
      return frames.equals(next.frames) && (function == next.function || frames.isEmpty());
    }
  }

  private static List<Row> merge(List<LineTable.Site> sites) {
    List<Row> rows = new ArrayList<>();
    for (LineTable.Site site : sites) {
      boolean java = !site.frames().isEmpty();
      // No call is shorter than two octets; one may end where the next function starts.
      long first = java ? site.address() : site.function() + 1;
      Row row = new Row(first, site.address(), site.function(), shorten(site.frames()));
      int last = rows.size() - 1;
      if (last >= 0 && rows.get(last).joins(row)) {
        Row before = rows.get(last);
        rows.set(last, new Row(before.first(), row.last(), before.function(), row.frames()));
      } else {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<LineTable.Frame> shorten(List<LineTable.Frame> frames) {
    if (frames.size() <= MAX_DEPTH) {
      return frames;
    }
    List<LineTable.Frame> result = new ArrayList<>(frames.subList(0, MAX_DEPTH - 1));
    result.add(frames.get(frames.size() - 1));
    return List.copyOf(result);
  }

  private void row(Row row, long limit) {
    if (row.frames().isEmpty()) {
      if (!blocks.isEmpty()) {
        out.u8(SKIP).uleb(row.last() - address);
      }
      address = row.last();
      function = -1;
      return;
    }
    JavaMethod outermost = target(row.frames(), 0).method();
    if (row.function() != function || !stack.get(0).method().equals(outermost)) {
      start(row.function(), outermost);
    }
    long delta = enter(row.frames());
    advance(row, limit, delta);
  }

  private void start(long of, JavaMethod method) {
    int start = blocks.isEmpty() ? -BLOCK_BYTES : blocks.get(blocks.size() - 1).offset();
    if (out.size() - start >= BLOCK_BYTES) {
      if (blocks.isEmpty()) {
        address = of;
      } else {
        endBlock();
      }
      blocks.add(new Block(address, out.size()));
    }
    function = of;
    stack.clear();
    push(FUNCTION, method);
  }

  private void endBlock() {
    out.u8(END);
  }

  private void push(int operation, JavaMethod method) {
    out.u8(operation).uleb(number.applyAsInt(method));
    stack.add(new LineTable.Frame(method, baseLine.applyAsInt(method)));
  }

  /**
   * Makes the stack that of a row, but for the innermost line.
   *
   * @return what the row still has to add to that line
   */
  private long enter(List<LineTable.Frame> frames) {
    int depth = frames.size();
    int keep = common(frames);
    while (stack.size() > keep) {
      out.u8(LEAVE);
      stack.remove(stack.size() - 1);
    }
    for (; keep < depth; keep++) {
      line(target(frames, keep - 1).line() - top().line());
      push(ENTER, target(frames, keep).method());
    }
    return (long) target(frames, depth - 1).line() - top().line();
  }

  /** How many levels of the stack can stay: the innermost of them may need another line. */
  private int common(List<LineTable.Frame> frames) {
    int i = 0;
    while (i < stack.size() && i < frames.size() && stack.get(i).equals(target(frames, i))) {
      i++;
    }
    boolean sameMethod = i < stack.size() && i < frames.size()
        && stack.get(i).method().equals(target(frames, i).method());
    return sameMethod ? i + 1 : i;
  }

  private static LineTable.Frame target(List<LineTable.Frame> frames, int level) {
    return frames.get(frames.size() - 1 - level);
  }

  private LineTable.Frame top() {
    return stack.get(stack.size() - 1);
  }

  private void line(long delta) {
    if (delta != 0) {
      out.u8(LINE).sleb(delta);
      addToLine(delta);
    }
  }

  private void addToLine(long delta) {
    LineTable.Frame top = top();
    stack.set(stack.size() - 1, new LineTable.Frame(top.method(), top.line() + (int) delta));
  }

  /** Ends the row at or after its last address and before the next row's first. */
  private void advance(Row row, long limit, long delta) {
    long quanta = (row.last() - address + shape.quantum() - 1) / shape.quantum();
    long end = address + quanta * shape.quantum();
    if (end >= limit) {
      line(delta);
      out.u8(EXACT).uleb(row.last() - address);
      address = row.last();
      return;
    }
    if (delta < shape.lineBase() || delta >= shape.lineBase() + shape.lineRange()) {
      line(delta);
      delta = 0;
    }
    if (quanta > shape.maxQuanta()) {
      out.u8(ADVANCE).uleb(quanta - 1);
      quanta = 1;
    }
    out.u8(SPECIAL + (int) (quanta - 1) * shape.lineRange() + (int) (delta - shape.lineBase()));
    addToLine(delta);
    address = end;
  }
}
