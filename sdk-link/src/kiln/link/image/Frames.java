package kiln.link.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kiln.link.program.JavaMethod;
import kiln.link.program.NullMessage;
import kiln.link.program.Program;

/** Reads the line table of an image from its code, its symbols and its debug information. */
final class Frames {
  private final Elf elf;
  private final Program program;
  private final DwarfLines lines;
  private final TreeMap<Long, Part> parts = new TreeMap<>();
  private final Set<String> nativeFiles;

  /** A range of a function's code with the function. */
  private record Part(DwarfScopes.Range range, DwarfScopes.Scope scope) {}

  private Frames(Elf elf, Program program) {
    this.elf = elf;
    this.program = program;
    this.lines = new DwarfLines(elf);
    for (DwarfScopes.Scope scope : new DwarfScopes(elf, lines).functions()) {
      for (DwarfScopes.Range range : scope.ranges()) {
        parts.put(range.low(), new Part(range, scope));
      }
    }
    this.nativeFiles = Stream.concat(
            program.units().stream().map(unit -> unit.name()),
            program.natives().stream().map(source -> "native/" + source.path()))
        .collect(Collectors.toSet());
  }

  /** The table of a linked image, which still has its symbols and debug information. */
  static LineTable of(Elf elf, Program program) {
    return new Frames(elf, program).read();
  }

  private LineTable read() {
    Map<Long, Elf.Symbol> code = functions();
    CallSites calls = new CallSites(elf, code);
    Map<Long, LineTable.Site> sites = new TreeMap<>();
    SortedMap<Long, NullMessage> nulls = new TreeMap<>();
    for (Elf.Symbol symbol : code.values()) {
      JavaMethod method = method(program, symbol.name());
      if (method == null && !holdsJava(symbol.value())) {
        long end = symbol.value() + symbol.size();
        sites.putIfAbsent(end, new LineTable.Site(end, symbol.value(), List.of()));
      } else {
        for (long address : calls.in(symbol)) {
          List<LineTable.Frame> frames = frames(address - 1, method);
          sites.put(address, new LineTable.Site(address, symbol.value(), frames));
          nullMessage(address - 1, frames).ifPresent(message -> nulls.put(address, message));
        }
      }
    }
    return new LineTable(List.copyOf(sites.values()), nulls);
  }

  /** The message of the null check whose throw that instruction calls. */
  private Optional<NullMessage> nullMessage(long address, List<LineTable.Frame> frames) {
    DwarfLines.Row row = lines.at(address);
    if (row == null || frames.isEmpty()) {
      return Optional.empty();
    }
    String check = Program.nullCheck(frames.get(0).method().className(), row.line());
    return Optional.ofNullable(program.nullMessages().get(check));
  }

  /** The functions by address; of several names of one, a Java method's counts. */
  private Map<Long, Elf.Symbol> functions() {
    Map<Long, Elf.Symbol> result = new TreeMap<>();
    for (Elf.Symbol symbol : elf.symbols()) {
      if (symbol.type() == Elf.STT_FUNC && symbol.size() > 0) {
        result.merge(symbol.value(), symbol,
            (a, b) -> method(program, a.name()) == null ? b : a);
      }
    }
    return result;
  }

  /** Was Java inlined into the function, which is none, at {@code address}? */
  private boolean holdsJava(long address) {
    List<DwarfScopes.Scope> path = path(address);
    return !path.isEmpty() && holdsJava(path.get(0));
  }

  private boolean holdsJava(DwarfScopes.Scope scope) {
    return scope.children().stream()
        .anyMatch(c -> method(program, c.function()) != null || holdsJava(c));
  }

  /** The Java frames of one instruction, innermost first; {@code method} is null in C. */
  private List<LineTable.Frame> frames(long address, JavaMethod method) {
    DwarfLines.Row row = lines.at(address);
    String file = row == null ? null : row.file();
    int line = row == null ? 0 : row.line();
    List<LineTable.Frame> frames = new ArrayList<>();
    List<DwarfScopes.Scope> path = path(address);
    for (int i = path.size() - 1; i > 0; i--) {
      DwarfScopes.Scope scope = path.get(i);
      JavaMethod inlined = method(program, scope.function());
      // A helper in C has no frame: what called it has the line of the call.
      if (inlined != null) {
        frames.add(new LineTable.Frame(inlined, javaLine(file, line)));
      }
      file = scope.callFile();
      line = scope.callLine();
    }
    if (method != null) {
      frames.add(new LineTable.Frame(method, javaLine(file, line)));
    }
    return List.copyOf(frames);
  }

  /** From the function down to the innermost inlined call at an address; empty without inlining. */
  private List<DwarfScopes.Scope> path(long address) {
    List<DwarfScopes.Scope> path = new ArrayList<>();
    Map.Entry<Long, Part> entry = parts.floorEntry(address);
    if (entry == null || !entry.getValue().range().holds(address)) {
      return path;
    }
    DwarfScopes.Scope scope = entry.getValue().scope();
    while (scope != null) {
      path.add(scope);
      DwarfScopes.Scope inner = null;
      for (DwarfScopes.Scope child : scope.children()) {
        if (child.holds(address)) {
          inner = child;
        }
      }
      scope = inner;
    }
    return path;
  }

  private int javaLine(String file, int line) {
    if (file == null) {
      return 0;
    }
    String relative = file.startsWith("./") ? file.substring(2) : file;
    return nativeFiles.contains(relative) ? 0 : line & 0xffff; // above: the number of a null check
  }

  /**
   * The method of a C symbol, or null; compilers name parts of a function {@code name.part.0} and so
   * on.
   */
  static JavaMethod method(Program program, String symbol) {
    int dot = symbol.indexOf('.');
    return program.methods().get(dot < 0 ? symbol : symbol.substring(0, dot));
  }
}
