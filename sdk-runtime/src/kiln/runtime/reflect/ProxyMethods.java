package kiln.runtime.reflect;

import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;

/** What the classes of dynamic proxies call, which the linker makes. */
final class ProxyMethods {
  private ProxyMethods() {}

  /** The method that a handler is told of: of those with these parameters the most specific. */
  static Method find(Class<?> type, String name, Class<?>[] parameters) {
    Method found = null;
    for (Method method : Made.methods(Members.need(type), false)) {
      if (method.getName().equals(name)
          && Arrays.equals(method.getParameterTypes(), parameters)
          && (found == null
              || found.getReturnType().isAssignableFrom(method.getReturnType()))) {
        found = method;
      }
    }
    return found;
  }

  /** The result of a handler for a method with a primitive result. */
  static Object present(Object result, String unboxing) {
    if (result == null) {
      throw new NullPointerException(
          "Cannot invoke \"" + unboxing + "\" because the return value of"
              + " \"java.lang.reflect.InvocationHandler.invoke(Object, java.lang.reflect.Method,"
              + " Object[])\" is null");
    }
    return result;
  }

  static UndeclaredThrowableException undeclared(Throwable thrown) {
    return new UndeclaredThrowableException(thrown);
  }
}
