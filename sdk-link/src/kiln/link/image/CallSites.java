package kiln.link.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls in the code of an image, without disassembling it.
 *
 * <p>A call is {@code E8} with a target where a symbol stands, or {@code FF /2} (indirect): Intel SDM
 * vol. 2, CALL. That finds every call and now and then something else, which costs an octet of the
 * line table and is never asked for. Calls of leaves are left out: a function that calls nothing is
 * over before anybody looks at the stack.
 */
final class CallSites {
  private final Elf elf;
  private final Map<Long, Elf.Symbol> functions;
  private final Set<Long> targets = new HashSet<>();
  private final Map<Long, Boolean> leaves = new HashMap<>();

  /** For the code of {@code functions}, by address. */
  CallSites(Elf elf, Map<Long, Elf.Symbol> functions) {
    this.elf = elf;
    this.functions = functions;
    for (Elf.Symbol symbol : elf.symbols()) {
      if (inCode(symbol)) {
        targets.add(symbol.value());
      }
    }
  }

  private boolean inCode(Elf.Symbol symbol) {
    return symbol.section() > 0
        && symbol.section() < elf.sections().size()
        && elf.sections().get(symbol.section()).executable();
  }

  /** The return addresses of the calls in a function, in order. */
  List<Long> in(Elf.Symbol function) {
    byte[] code = code(function);
    List<Long> result = new ArrayList<>();
    for (int i = 0; i + 1 < code.length; i++) {
      int length = callLength(code, i);
      long end = function.value() + i + length;
      boolean direct = (code[i] & 0xff) == 0xe8;
      if (length > 0 && (!direct || isWorthIt(end + displacement(code, i + 1)))) {
        result.add(end);
      }
    }
    return result;
  }

  private boolean isWorthIt(long target) {
    return targets.contains(target) && !leaves.computeIfAbsent(target, this::isLeaf);
  }

  /** Does the function at that address neither call nor jump to another? Where unknown: no. */
  private boolean isLeaf(long address) {
    Elf.Symbol function = functions.get(address);
    if (function == null) {
      return false;
    }
    byte[] code = code(function);
    for (int i = 0; i + 1 < code.length; i++) {
      int jump = jumpLength(code, i);
      boolean indirect = (code[i] & 0xff) == 0xff && (code[i + 1] >> 3 & 7) == 4;
      long target = jump > 0 ? address + i + jump + displacement(code, i + jump - 4) : address;
      boolean outside = target < address || target >= address + code.length;
      if (callLength(code, i) > 0 || indirect || outside) {
        return false;
      }
    }
    return true;
  }

  /** Length of what looks like a jump at {@code at}, JMP rel32 or Jcc rel32, or 0: a tail call. */
  private static int jumpLength(byte[] code, int at) {
    boolean always = (code[at] & 0xff) == 0xe9 && at + 5 <= code.length;
    boolean maybe = code[at] == 0x0f && (code[at + 1] & 0xf0) == 0x80 && at + 6 <= code.length;
    return always ? 5 : maybe ? 6 : 0;
  }

  private byte[] code(Elf.Symbol function) {
    Elf.Section section = elf.sections().get(function.section());
    int start = (int) (section.offset() + function.value() - section.address());
    return java.util.Arrays.copyOfRange(elf.bytes(), start, start + (int) function.size());
  }

  private static int displacement(byte[] code, int at) {
    return new Cursor(code, at, at + 4).u32AsInt();
  }

  /** Length of what looks like a call instruction at {@code at}, or 0. */
  private static int callLength(byte[] code, int at) {
    int opcode = code[at] & 0xff;
    if (opcode == 0xe8) {
      return at + 5 <= code.length ? 5 : 0;
    }
    if (opcode != 0xff || (code[at + 1] >> 3 & 7) != 2) {
      return 0;
    }
    int mod = code[at + 1] >> 6 & 3;
    int rm = code[at + 1] & 7;
    boolean sib = mod != 3 && rm == 4;
    boolean absolute = mod == 0 && (rm == 5 || sib && at + 2 < code.length && (code[at + 2] & 7) == 5);
    int displacement = absolute || mod == 2 ? 4 : mod == 1 ? 1 : 0;
    int length = 2 + (sib ? 1 : 0) + displacement;
    return at + length <= code.length ? length : 0;
  }
}
