package kiln.link.jvm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kiln.link.report.SizeTable;
import kiln.link.report.SizeTable.Row;
import kiln.link.world.MethodInfo;

/** What {@code ./bnd why} and {@code ./bnd size} say of a runnable jar. */
final class JarReport {
  private JarReport() {}

  /** The callers of a method or of any method of a class, from {@code main} down, or empty. */
  static Optional<String> why(Shaker shaker, String name) {
    String type = name.replace('.', '/');
    int dot = name.lastIndexOf('.');
    String owner = dot < 0 ? "" : name.substring(0, dot).replace('.', '/');
    String member = name.substring(dot + 1);
    return shaker.reached().stream()
        .filter(m -> m.owner.name.equals(type)
            || m.owner.name.equals(owner) && m.name.equals(member))
        .map(shaker::callers)
        .min(Comparator.<List<MethodInfo>>comparingInt(List::size)
            .thenComparing(chain -> chain.get(chain.size() - 1)))
        .map(chain -> text(name, chain));
  }

  private static String text(String name, List<MethodInfo> chain) {
    StringBuilder text = new StringBuilder(name + " is in the jar:");
    for (int i = 0; i < chain.size(); i++) {
      text.append("\n  ").append(i == 0 ? "" : "reaches ").append(Names.of(chain.get(i)));
    }
    return text.append('\n').toString();
  }

  /** Bytes of class files before compression. */
  static String sizes(
      String fileName, Shaker shaker, TreeMap<String, byte[]> classFiles, boolean all) {
    List<Row> rows = new ArrayList<>();
    classFiles.forEach((type, file) -> {
      String packageName = type.substring(0, Math.max(0, type.lastIndexOf('/')));
      rows.add(new Row("class files", shaker.classes().get(type).origin,
          packageName.replace('/', '.'), Names.of(type), file.length));
    });
    return SizeTable.of(fileName + ", its classes before compression", rows, all);
  }
}
