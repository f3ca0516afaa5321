package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * The native runtime fills elements in whole: there are no modules and loaders to look at. How many
 * frames a throwable has is counted when someone asks for them.
 */
@Substitutes("java.lang.StackTraceElement")
final class StackTraceElementSubstitution {
  @Original
  private StackTraceElementSubstitution() {}

  static StackTraceElement[] of(Throwable throwable, int unused) {
    StackTraceElement[] elements = new StackTraceElement[Traces.depth(throwable)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (StackTraceElement) (Object) new StackTraceElementSubstitution();
    }
    initStackTraceElements(elements, throwable);
    return elements;
  }

  @Original
  private boolean dropClassLoaderName() {
    return false;
  }

  @Original
  private boolean dropModuleVersion() {
    return false;
  }

  /** {@code loader/module@version/class.method(file:line)}, as far as it is known. */
  @Override
  public String toString() {
    StackTraceElement element = (StackTraceElement) (Object) this;
    String text = "";
    String loader = element.getClassLoaderName();
    if (isThere(loader) && !dropClassLoaderName()) {
      text = loader.concat("/");
    }
    String module = element.getModuleName();
    if (isThere(module)) {
      text = text.concat(module);
      String version = element.getModuleVersion();
      if (isThere(version) && !dropModuleVersion()) {
        text = text.concat("@").concat(version);
      }
    }
    if (!text.isEmpty()) {
      text = text.concat("/");
    }
    String method = element.getMethodName();
    text = text.concat(element.getClassName()).concat(".").concat(method).concat("(");
    String file = element.getFileName();
    if (element.isNativeMethod()) {
      return text.concat("Native Method)");
    } else if (file == null) {
      return text.concat("Unknown Source)");
    }
    text = text.concat(file);
    int line = element.getLineNumber();
    return (line < 0 ? text : text.concat(":").concat(Integer.toString(line))).concat(")");
  }

  @kiln.runtime.substitute.Adds
  private static boolean isThere(String part) {
    return part != null && !part.isEmpty();
  }

  @Original
  private static native void initStackTraceElements(
      StackTraceElement[] elements, Throwable throwable);
}
