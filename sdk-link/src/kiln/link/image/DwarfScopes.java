package kiln.link.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of an image and what was inlined into them (DWARF 4 §3.3).
 *
 * <p>Invariant: the ranges of a scope lie in those of its parent, so that the chain of inlined calls
 * at an address is one path from a function downwards.
 */
final class DwarfScopes {
  /** Addresses from {@code low} up to, not including, {@code high}. */
  record Range(long low, long high) {
    boolean holds(long address) {
      return low <= address && address < high;
    }
  }

  /**
   * A function, or one inlined call.
   *
   * @param function C name of the function whose code this is
   * @param callFile file of the call that was inlined; null for a function
   * @param callLine its line; 0 for a function
   * @param children what was inlined into this code
   */
  record Scope(
      String function, String callFile, int callLine, List<Range> ranges, List<Scope> children) {
    boolean holds(long address) {
      for (Range range : ranges) {
        if (range.holds(address)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final int TAG_INLINED_SUBROUTINE = 0x1d;
  private static final int TAG_SUBPROGRAM = 0x2e;

  private final Elf elf;
  private final DwarfLines lines;
  private final List<Scope> functions = new ArrayList<>();

  // While reading: names and origins by the offset of the entry in .debug_info.
  private final Map<Long, String> names = new HashMap<>();
  private final Map<Long, Long> origins = new HashMap<>();
  private final List<Node> pending = new ArrayList<>();

  DwarfScopes(Elf elf, DwarfLines lines) {
    this.elf = elf;
    this.lines = lines;
    Cursor c = elf.cursor(".debug_info");
    int section = c.at;
    while (c.more()) {
      readUnit(c, section);
    }
    for (Node node : pending) {
      Scope scope = node.scope(this);
      if (!scope.ranges().isEmpty()) {
        functions.add(scope);
      }
    }
  }

  /** Functions with code in the image, in the order of the units; those dropped are left out. */
  List<Scope> functions() {
    return functions;
  }

  /** An entry while its unit is read: names of origins may come later in the section. */
  private static final class Node {
    long offset;
    String callFile;
    int callLine;
    List<Range> ranges = List.of();
    final List<Node> children = new ArrayList<>();

    Scope scope(DwarfScopes all) {
      List<Scope> inner = new ArrayList<>();
      for (Node child : children) {
        Scope scope = child.scope(all);
        if (!scope.ranges().isEmpty()) {
          inner.add(scope);
        }
      }
      return new Scope(all.name(offset), callFile, callLine, ranges, List.copyOf(inner));
    }
  }

  /** The name of an entry, or of what it is an instance of. */
  private String name(long offset) {
    Long at = offset;
    while (at != null) {
      String name = names.get(at);
      if (name != null) {
        return name;
      }
      at = origins.get(at);
    }
    return "";
  }

  private void readUnit(Cursor c, int section) {
    DwarfUnit unit = new DwarfUnit(elf, c, section);
    List<Node> open = new ArrayList<>(); // by depth; null where the entry is of no interest
    while (c.at < unit.end()) {
      long offset = c.at - (long) section;
      DwarfUnit.Entry entry = unit.next();
      if (entry == null) {
        if (!open.isEmpty()) {
          open.remove(open.size() - 1);
        }
        continue;
      }
      Node node = node(unit, entry, offset, open);
      if (entry.hasChildren()) {
        open.add(node);
      }
    }
  }

  private Node node(DwarfUnit unit, DwarfUnit.Entry entry, long offset, List<Node> open) {
    boolean inlined = entry.tag() == TAG_INLINED_SUBROUTINE;
    if (!inlined && entry.tag() != TAG_SUBPROGRAM) {
      return null;
    }
    if (entry.name() != null) {
      names.put(offset, entry.name());
    }
    if (entry.origin() >= 0) {
      origins.put(offset, entry.origin());
    }
    Node node = new Node();
    node.offset = offset;
    node.ranges = unit.ranges(entry);
    if (inlined) {
      node.callFile = lines.file(unit.lineProgram(), entry.callFile());
      node.callLine = entry.callLine();
      Node parent = innermost(open);
      if (parent != null) {
        parent.children.add(node);
      }
    } else {
      pending.add(node);
    }
    return node;
  }

  // Lexical blocks lie between functions and what was inlined into them.
  private static Node innermost(List<Node> open) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i) != null) {
        return open.get(i);
      }
    }
    return null;
  }
}
