package kiln.runtime.reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import jdk.internal.misc.Unsafe;
import jdk.internal.reflect.ConstructorAccessor;
import jdk.internal.reflect.FieldAccessor;
import jdk.internal.reflect.MethodAccessor;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Where {@code java.lang.reflect} would have the VM access a member or generate code for it. */
final class AccessorSubstitutions {
  private AccessorSubstitutions() {}

  @Substitutes("jdk.internal.reflect.ReflectionFactory")
  static final class Factory {
    private Factory() {}

    public MethodAccessor newMethodAccessor(Method method) {
      return new Invoker(method);
    }

    public ConstructorAccessor newConstructorAccessor(Constructor<?> constructor) {
      return new Invoker(constructor);
    }
  }

  @Substitutes("jdk.internal.reflect.UnsafeFieldAccessorFactory")
  static final class FieldFactory {
    private FieldFactory() {}

    static FieldAccessor newFieldAccessor(Field field, boolean readOnly) {
      if (Modifier.isStatic(field.getModifiers())) {
        Unsafe.getUnsafe().ensureClassInitialized(field.getDeclaringClass());
      }
      return new FieldAccess(field, readOnly);
    }
  }

  @Substitutes("jdk.internal.misc.Unsafe")
  static final class Offsets {
    private Offsets() {}

    private long objectFieldOffset0(Field field) {
      return Members.need(field.getDeclaringClass()).offset(Made.slot(field));
    }

    private long staticFieldOffset0(Field field) {
      return Members.need(field.getDeclaringClass()).offset(Made.slot(field));
    }

    /** A static field has an address, and so no object around it. */
    private Object staticFieldBase0(Field field) {
      return null;
    }
  }

  @Substitutes("java.lang.reflect.Executable")
  static final class Parameters {
    private Parameters() {}

    private Parameter[] getParameters0() {
      Executable executable = (Executable) (Object) this;
      return Made.parameters(executable, Made.slot(executable));
    }
  }

  /** The packages of reflection reach into each other through this. */
  @Substitutes("jdk.internal.access.SharedSecrets")
  static final class Secrets {
    @Original private static Access javaLangReflectAccess;

    private Secrets() {}

    @StandsFor("jdk.internal.access.JavaLangReflectAccess")
    interface Access {}

    @StandsFor("java.lang.reflect.ReflectAccess")
    static final class ReflectAccess implements Access {
      ReflectAccess() {}
    }

    public static Access getJavaLangReflectAccess() {
      if (javaLangReflectAccess == null) {
        javaLangReflectAccess = new ReflectAccess();
      }
      return javaLangReflectAccess;
    }
  }
}
