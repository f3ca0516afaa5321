package kiln.runtime.reflect;

import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * An image knows two modules: that of the class library, which exports its public packages and opens
 * none, and the unnamed one of everything else.
 */
@Substitutes("java.lang.Module")
final class ModuleSubstitution {
  private static ModuleSubstitution library;
  private static ModuleSubstitution unnamed;

  @Original private final String name;

  static {
    // none of the original's modules is there
  }

  @Adds
  ModuleSubstitution(String name) {
    this.name = name;
  }

  @Adds
  static ModuleSubstitution of(Class<?> type) {
    if (library == null) {
      library = new ModuleSubstitution("java.base");
      unnamed = new ModuleSubstitution((String) null);
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type.isPrimitive() || isOfLibrary(type.getName()) ? library : unnamed;
  }

  @Adds
  private static boolean isOfLibrary(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  public boolean isExported(String packageName, Module other) {
    return (Object) other == this || name == null || packageName.startsWith("java.");
  }

  public boolean isOpen(String packageName, Module other) {
    return (Object) other == this || name == null;
  }

  public boolean isExported(String packageName) {
    return isExported(packageName, null);
  }

  public boolean isOpen(String packageName) {
    return isOpen(packageName, null);
  }

  public boolean canRead(Module other) {
    return true;
  }

  /** The other half: the module of a class. */
  @Substitutes("java.lang.Class")
  static final class OfClass {
    private OfClass() {}

    public Module getModule() {
      return (Module) (Object) ModuleSubstitution.of((Class<?>) (Object) this);
    }
  }
}
