package kiln.link.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kiln.link.closure.Closure;
import kiln.link.closure.Names;
import kiln.link.image.SizeMap;
import kiln.link.lower.Symbols;
import kiln.link.report.SizeTable.Row;
import kiln.link.world.ClassInfo;
import kiln.link.world.Rules;

/** Where the bytes of an image go. */
public final class Sizes {
  private final Closure closure;
  private final Map<String, String> types = new HashMap<>();

  private Sizes(Closure closure) {
    this.closure = closure;
    closure.methods().keySet().forEach(m -> types.put(Symbols.method(m), m.owner.name));
    closure.mentioned().keySet().forEach(t -> types.put(Symbols.type(t), t));
    closure.read().forEach(f -> types.put(Symbols.staticField(f), f.owner.name));
  }

  /**
   * The report, ending with a line end.
   *
   * @param fileName of the artifact
   * @param all whether to print every row, not only the largest
   */
  public static String of(String fileName, Closure closure, SizeMap sizes, boolean all) {
    Sizes report = new Sizes(closure);
    List<Row> rows = sizes.parts().stream().map(report::row).toList();
    StringBuilder text = new StringBuilder(SizeTable.of(fileName, rows, all));
    memory(sizes, text);
    report.refused(text);
    return text.toString();
  }

  private Row row(SizeMap.Part part) {
    String kind = part.kind().name().toLowerCase(Locale.ROOT);
    return switch (part.kind()) {
      case LINES -> Row.only(kind, "(line table)", part.bytes());
      case HEADERS, PADDING -> Row.only(kind, "(the image itself)", part.bytes());
      case JAVA, NATIVE, DATA, LITERALS -> {
        int dot = part.name().indexOf('.', 1); // what a compiler splits off has the name and a dot
        String symbol = dot < 0 ? part.name() : part.name().substring(0, dot);
        String type = types.get(symbol);
        yield type == null
            ? Row.only(kind, owner(symbol), part.bytes())
            : row(kind, type, part.bytes());
      }
    };
  }

  private Row row(String kind, String type, long bytes) {
    if (type.charAt(0) == '[' || type.charAt(0) == '%') {
      return Row.only(kind, "(arrays and primitive types)", bytes);
    }
    ClassInfo info = closure.world().find(type);
    String packageName = type.indexOf('/') < 0 ? "(no package)" : info.packageName();
    return new Row(
        kind, info.origin, packageName.replace('/', '.'), type.replace('/', '.'), bytes);
  }

  private static String owner(String symbol) {
    if (symbol.startsWith("kiln_string_")) {
      return "(string literals)";
    }
    return symbol.startsWith("kiln_blob_") ? "(names and tables of classes)" : "(C and assembly)";
  }

  /** What the image takes beyond its file. */
  private static void memory(SizeMap sizes, StringBuilder text) {
    if (!sizes.memory().isEmpty()) {
      text.append("\nIn memory beyond the file (heap and stacks come at boot):\n");
      sizes.memory().forEach(part ->
          text.append(String.format(Locale.ROOT, "%9d          %s\n", part.bytes(), part.name())));
    }
  }

  /** What only the class library asks for and images do not have: it throws if it is ever run. */
  private void refused(StringBuilder text) {
    TreeMap<String, String> refused = new TreeMap<>();
    closure.methods().keySet().forEach(method -> {
      Rules.Rule rule = closure.rules().of(method);
      if (rule != null && rule.kind() == Rules.Kind.REFUSED) {
        refused.put(Names.readable(method), rule.reason());
      }
    });
    if (!refused.isEmpty()) {
      text.append("\nNot in images; the class library has calls of it, which throw:\n");
      refused.forEach((method, reason) ->
          text.append("  ").append(method).append(": ").append(reason).append('\n'));
    }
    if (!closure.notes().isEmpty()) {
      text.append("\nNot in images; jars of others ask for it, and it throws if it is run:\n");
      closure.notes().forEach(note -> text.append("  ").append(note.replace("\n", "\n  ")).append('\n'));
    }
  }
}
