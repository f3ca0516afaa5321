package kiln.link.program;

import java.util.Objects;

/**
 * The Java method that a C function was made from, as a stack trace names it.
 *
 * @param className dotted binary name, as {@code Class.getName} gives it
 * @param methodName simple name, {@code <init>} and {@code <clinit>} included
 * @param file the class's SourceFile attribute ({@code HashMap.java}), or empty if it has none
 */
public record JavaMethod(String className, String methodName, String file) {
  public JavaMethod {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(methodName, "methodName");
    Objects.requireNonNull(file, "file");
  }

  @Override
  public String toString() {
    return className + "." + methodName + (file.isEmpty() ? "" : " (" + file + ")");
  }
}
