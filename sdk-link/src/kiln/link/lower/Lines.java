package kiln.link.lower;

import kiln.link.world.MethodInfo;

/** The source file of a method as line marks name it: {@code java/util/HashMap.java}. */
final class Lines {
  private Lines() {}

  static String file(MethodInfo method) {
    String source = method.owner.node.sourceFile;
    if (source == null) {
      return "unknown";
    }
    String folder = method.owner.packageName();
    return folder.isEmpty() ? source : folder + "/" + source;
  }

  static String mark(int line, String file) {
    return "#line " + line + " \"" + file + "\"\n";
  }
}
