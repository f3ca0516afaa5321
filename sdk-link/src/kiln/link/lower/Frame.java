package kiln.link.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.flow.Body;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What the writers of one C function share: its text, the operand stack, the C variables it needs
 * and the labels it leaves to.
 */
final class Frame {
  final Body body;
  final ClassUnit unit;
  final StringBuilder out = new StringBuilder();
  final Stack stack = new Stack(out);

  /** Classes that are initialized for sure: since the first block, and in the current block. */
  final Set<String> initializedAtEntry = new HashSet<>();

  final Set<String> initializedInBlock = new HashSet<>();

  /** Variables that live in memory alone, so that a null takes the place of the object. */
  final Set<String> inMemory = new HashSet<>();

  /**
   * What else of an object may be left is in registers of the callers: those that calls preserve.
   * Written out rather than in compiled.h, as few methods have it.
   */
  static final String WIPE_REGISTERS =
      "__asm__ volatile(\"xorl %%ebx, %%ebx\\n\\txorl %%r12d, %%r12d\\n\\txorl %%r13d, %%r13d\\n"
          + "\\txorl %%r14d, %%r14d\\n\\txorl %%r15d, %%r15d\""
          + " : : : \"rbx\", \"r12\", \"r13\", \"r14\", \"r15\", \"cc\");";

  private final SortedMap<String, Character> variables = new TreeMap<>();
  private final List<List<TryCatchBlockNode>> landings = new ArrayList<>();
  private final NullChecks nullChecks;
  private final boolean looks;
  private boolean leaves;
  private boolean givesUp;
  private int index;
  private int line;

  /**
   * @param looks whether the function looks for exceptions after its calls: else none is returned to
   *     with one pending
   */
  Frame(Body body, ClassUnit unit, NullChecks nullChecks, boolean looks) {
    this.body = body;
    this.unit = unit;
    this.nullChecks = nullChecks;
    this.looks = looks;
  }

  /** Does the function look for exceptions after its calls? */
  boolean looks() {
    return looks;
  }

  /** The instruction that is being written. */
  int index() {
    return index;
  }

  void at(int instruction) {
    index = instruction;
  }

  /** The C variable of a local variable: one for each kind of value that it ever holds. */
  String local(int variable, char kind) {
    return variable("l" + variable + kind, kind);
  }

  /** The C variable that carries the stack entry at {@code position} from block to block. */
  String slot(int position, char kind) {
    return variable("s" + position + kind, kind);
  }

  private String variable(String name, char kind) {
    variables.put(name, kind);
    return name;
  }

  SortedMap<String, Character> variables() {
    return variables;
  }

  /** The label to leave to with an exception pending at the current instruction. */
  String exit() {
    List<TryCatchBlockNode> handlers = body.handlers(index);
    if (handlers.isEmpty()) {
      leaves = true;
      return "leave";
    }
    int landing = landings.indexOf(handlers);
    if (landing < 0) {
      landing = landings.size();
      landings.add(handlers);
    }
    return "E" + landing;
  }

  /** What comes after a call that has thrown. */
  String thrown() {
    return looks ? "goto " + exit() : "UNREACHABLE";
  }

  /** Leaves if a call just made, of what raises its exceptions, has thrown. */
  void checkRaised() {
    if (looks) {
      checkReturned();
    }
  }

  /** Leaves if an object could not be made: then its reference is null. */
  void checkMade(String object) {
    if (looks) {
      line("if (UNLIKELY(!" + object + ")) goto " + exit() + ";");
    }
  }

  /** Leaves if a call just made has returned with an exception pending: natives do so to everybody. */
  void checkReturned() {
    line("CHECK(" + exit() + ");");
  }

  /** Notes that control goes to the label {@code leave}. */
  String leave() {
    leaves = true;
    return "leave";
  }

  boolean leaves() {
    return leaves;
  }

  /** From now on a null is no exception: it leaves for the method that knows what to do with it. */
  void giveUpOnNull() {
    givesUp = true;
  }

  /** The lists of handlers that {@link #exit} gave labels to; E0 is the first. */
  List<List<TryCatchBlockNode>> landings() {
    return landings;
  }

  /** Goes on with another line of the source. */
  void atLine(int number, String file) {
    line = number;
    out.append(Lines.mark(number, file));
  }

  /**
   * Sets a variable to null so that the collector, which takes stacks and registers as they are,
   * finds nothing of what it held: a program that says so counts on it.
   */
  void forget(String variable) {
    inMemory.add(variable);
    line(variable + " = 0;");
    line(WIPE_REGISTERS);
  }

  /** Leaves with a NullPointerException if the value, which the instruction needs, is null. */
  void checkNull(String value) {
    if (givesUp) {
      line("if (UNLIKELY(!" + value + ")) goto " + leave() + ";");
      return;
    }
    int marked = line == 0 ? 0 : nullChecks.line(body.method, body.place(index), line);
    if (marked == line) {
      line("CHECK_NULL(" + value + ", " + thrown() + ");");
    } else { // the line of the throw says which check it is, that of all else stays
      line("if (UNLIKELY(!" + value + ")) {");
      out.append(Lines.mark(marked));
      line("kiln_throw_null_pointer();");
      out.append(Lines.mark(line));
      line(thrown() + "; }");
    }
  }

  void line(String text) {
    out.append("  ").append(text).append('\n');
  }
}
