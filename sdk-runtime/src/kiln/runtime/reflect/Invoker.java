package kiln.runtime.reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import jdk.internal.misc.Unsafe;
import jdk.internal.reflect.ConstructorAccessor;
import jdk.internal.reflect.MethodAccessor;

/** Calls one method or constructor through the code that the linker made for its class. */
final class Invoker implements MethodAccessor, ConstructorAccessor {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private final Class<?> type;
  private final Members members;
  private final Class<?>[] parameters;
  private final int slot;
  private final boolean onObject; // else static, or a constructor

  Invoker(Method method) {
    this.type = method.getDeclaringClass();
    this.members = Members.need(type);
    this.parameters = method.getParameterTypes();
    this.slot = Made.slot(method);
    this.onObject = !Modifier.isStatic(method.getModifiers());
  }

  Invoker(Constructor<?> constructor) {
    this.type = constructor.getDeclaringClass();
    this.members = Members.need(type);
    this.parameters = constructor.getParameterTypes();
    this.slot = Made.slot(constructor);
    this.onObject = false;
  }

  @Override
  public Object invoke(Object receiver, Object[] arguments) throws InvocationTargetException {
    if (!onObject) {
      UNSAFE.ensureClassInitialized(type);
    } else if (receiver == null) {
      throw new NullPointerException();
    } else if (!type.isInstance(receiver)) {
      throw new IllegalArgumentException("object is not an instance of declaring class");
    }
    Object[] fitting = Arguments.fitting(parameters, arguments);
    try {
      return members.call(slot, receiver, fitting);
    } catch (Throwable thrown) {
      throw new InvocationTargetException(thrown);
    }
  }

  @Override
  public Object newInstance(Object[] arguments)
      throws InstantiationException, InvocationTargetException {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new InstantiationException();
    }
    return invoke(null, arguments);
  }
}
