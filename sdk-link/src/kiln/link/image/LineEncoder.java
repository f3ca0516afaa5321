package kiln.link.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kiln.link.program.JavaMethod;
import kiln.link.program.NullMessage;

/**
 * Writes a line table as the octets that {@code lines.c} reads.
 *
 * <pre>
 * u32 blocks; u32 blockIndex; u32 rows; u32 methodIndex; u32 nameIndex; u32 codes;
 * u8 quantum; i8 lineBase; u8 lineRange; u8 literals; u32 longestName; u32 nulls;
 * blockIndex:  { u32 address; u32 offset from rows } of each block, by address
 * rows:        operations, see LineRows
 * methodIndex: u32 offset from the start, of each 64th method
 * methods:     runs of methods of one class: uleb 2 * name of the class + hasFile,
 *              [uleb name of the file], uleb count, then of each method: uleb name, uleb base line
 * nameIndex:   u32 offset from the start, of each 16th name
 * names:       codes, ended by 0, see NamePacker
 * codes:       the literals, then the pairs
 * nulls:       messages of null checks, see NullRows
 * </pre>
 *
 * <p>Offsets count from the start of the table. A file without a name of its own is the simple name
 * of the outermost class and {@code .java}. {@code longestName} counts the final zero.
 */
final class LineEncoder {
  static final int METHODS_PER_BLOCK = 64;
  static final int NAMES_PER_BLOCK = 16;

  private static final int HEADER = 36;
  private static final int[] QUANTA = {4, 8, 12, 16, 24};
  private static final int[] LINE_BASES = {-14, -9, -6, -3, -1};
  private static final int[] LINE_RANGES = {11, 15, 20, 27, 35};

  private final List<JavaMethod> methods = new ArrayList<>(); // by class; the index is the number
  private final Map<JavaMethod, Integer> numbers = new HashMap<>();
  private final Map<JavaMethod, Integer> baseLines = new HashMap<>();
  private final List<String> names = new ArrayList<>(); // the most used first
  private final Map<String, Integer> nameNumbers = new HashMap<>();

  private LineEncoder() {}

  /** The table without a row. */
  static byte[] empty() {
    return encode(new LineTable(List.of()));
  }

  static byte[] encode(LineTable table) {
    LineEncoder encoder = new LineEncoder();
    encoder.numberMethods(table);
    encoder.numberNames(table);
    return encoder.write(table);
  }

  private void numberMethods(LineTable table) {
    for (LineTable.Site site : table.sites()) {
      for (LineTable.Frame frame : site.frames()) {
        baseLines.merge(frame.method(), frame.line(), LineEncoder::lower);
      }
    }
    methods.addAll(baseLines.keySet());
    methods.sort(Comparator.comparing(JavaMethod::className)
        .thenComparing(JavaMethod::file)
        .thenComparing(baseLines::get)
        .thenComparing(JavaMethod::methodName));
    for (JavaMethod method : methods) {
      numbers.put(method, numbers.size());
    }
  }

  // 0 is no line: it would make all the others long numbers.
  private static int lower(int a, int b) {
    return a == 0 || b == 0 ? Math.max(a, b) : Math.min(a, b);
  }

  private void numberNames(LineTable table) {
    Map<String, Integer> uses = new TreeMap<>();
    for (JavaMethod method : methods) {
      uses.merge(method.className(), 0, Integer::sum);
      uses.merge(method.methodName(), 1, Integer::sum);
      if (hasOwnFile(method)) {
        uses.merge(method.file(), 0, Integer::sum);
      }
    }
    for (NullMessage message : table.nulls().values()) {
      uses.merge(message.operand(), 1, Integer::sum);
      if (message.cause() != NullMessage.Cause.UNKNOWN) {
        uses.merge(message.expression(), 1, Integer::sum);
      }
    }
    names.addAll(uses.keySet());
    names.sort(Comparator.comparing((String name) -> -uses.get(name))
        .thenComparing(Comparator.naturalOrder()));
    for (String name : names) {
      nameNumbers.put(name, nameNumbers.size());
    }
  }

  private static boolean hasOwnFile(JavaMethod method) {
    return !method.file().equals(usualFile(method.className()));
  }

  /** {@code HashMap.java} for {@code java.util.HashMap$Node}. */
  static String usualFile(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    int dollar = simple.indexOf('$', 1);
    return (dollar < 0 ? simple : simple.substring(0, dollar)) + ".java";
  }

  private byte[] write(LineTable table) {
    LineRows rows = new LineRows(table, numbers::get, baseLines::get);
    LineRows.Shape shape = shape(rows);
    byte[] rowBytes = rows.encode(shape);
    Output body = new Output(); // after the header
    int blockIndex = HEADER;
    for (LineRows.Block block : rows.blocks()) {
      body.u32(block.address()).u32(block.offset());
    }
    int methodIndex = HEADER + body.size();
    MethodBlocks methodBlocks = new MethodBlocks();
    NamePacker packer = new NamePacker(names);
    int nameIndex = methodIndex + 4 * methodBlocks.starts.size();
    int nameBlocks = (names.size() + NAMES_PER_BLOCK - 1) / NAMES_PER_BLOCK;
    int methodStart = nameIndex + 4 * nameBlocks;
    methodBlocks.starts.forEach(start -> body.u32(methodStart + start));
    Output packed = new Output();
    for (int i = 0; i < names.size(); i++) {
      if (i % NAMES_PER_BLOCK == 0) {
        body.u32(methodStart + methodBlocks.out.size() + packed.size());
      }
      packed.raw(packer.packed(i)).u8(0);
    }
    body.raw(methodBlocks.out.toByteArray()).raw(packed.toByteArray());
    int codes = HEADER + body.size();
    body.raw(packer.literals()).raw(packer.pairs());
    int rowsStart = HEADER + body.size();
    body.raw(rowBytes);
    int nulls = HEADER + body.size();
    body.raw(NullRows.encode(table.nulls(), nameNumbers::get));
    return new Output()
        .u32(rows.blocks().size()).u32(blockIndex).u32(rowsStart)
        .u32(methodIndex).u32(nameIndex).u32(codes)
        .u8(shape.quantum()).u8(shape.lineBase()).u8(shape.lineRange())
        .u8(packer.literals().length)
        .u32(longestName())
        .u32(nulls)
        .raw(body.toByteArray())
        .toByteArray();
  }

  /** Method records in blocks that can be read on their own. */
  private final class MethodBlocks {
    final Output out = new Output();
    final List<Integer> starts = new ArrayList<>();

    MethodBlocks() {
      for (int block = 0; block < methods.size(); block += METHODS_PER_BLOCK) {
        starts.add(out.size());
        int end = Math.min(block + METHODS_PER_BLOCK, methods.size());
        for (int i = block; i < end; ) {
          int next = i;
          while (next < end && sameRun(methods.get(i), methods.get(next))) {
            next++;
          }
          run(methods.subList(i, next));
          i = next;
        }
      }
    }

    private static boolean sameRun(JavaMethod a, JavaMethod b) {
      return a.className().equals(b.className()) && a.file().equals(b.file());
    }

    private void run(List<JavaMethod> run) {
      JavaMethod first = run.get(0);
      boolean ownFile = hasOwnFile(first);
      out.uleb(2L * nameNumbers.get(first.className()) + (ownFile ? 1 : 0));
      if (ownFile) {
        out.uleb(nameNumbers.get(first.file()));
      }
      out.uleb(run.size());
      for (JavaMethod method : run) {
        out.uleb(nameNumbers.get(method.methodName())).uleb(baseLines.get(method));
      }
    }
  }

  /** The parameters that make this table smallest. */
  private static LineRows.Shape shape(LineRows rows) {
    LineRows.Shape best = null;
    int bestSize = Integer.MAX_VALUE;
    for (int quantum : QUANTA) {
      for (int base : LINE_BASES) {
        for (int range : LINE_RANGES) {
          LineRows.Shape shape = new LineRows.Shape(quantum, base, range);
          int size = rows.encode(shape).length;
          if (size < bestSize) {
            bestSize = size;
            best = shape;
          }
        }
      }
    }
    return best;
  }

  private int longestName() {
    int longest = 0;
    for (String name : names) {
      longest = Math.max(longest, name.getBytes(StandardCharsets.UTF_8).length);
    }
    for (JavaMethod method : methods) {
      longest =
          Math.max(longest, usualFile(method.className()).getBytes(StandardCharsets.UTF_8).length);
    }
    return longest + 1;
  }
}
