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

  /** Another line of the same file. */
  static String mark(int line) {
    return "#line " + line + "\n";
  }

  /**
   * The C text of each Java line on one line: to a C compiler a mark counts for the line below it
   * alone, and every further line is the next one of the file.
   */
  static String join(CharSequence text) {
    StringBuilder result = new StringBuilder();
    boolean open = false; // does the last line lack its end?
    for (String line : text.toString().split("\n")) {
      boolean mark = line.startsWith("#");
      result.append(mark && open ? "\n" : "").append(line).append(mark ? "\n" : " ");
      open = !mark;
    }
    return result.append('\n').toString();
  }
}
