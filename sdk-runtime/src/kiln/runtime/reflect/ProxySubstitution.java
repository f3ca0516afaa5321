package kiln.runtime.reflect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Dynamic proxies: the linker has made their classes. */
@Substitutes("java.lang.reflect.Proxy")
final class ProxySubstitution {
  @Original protected InvocationHandler h;

  static {
    // none of the original's caches is there
  }

  private ProxySubstitution() {}

  /** The class that the linker makes. */
  @StandsFor("kiln.generated.Proxies")
  static final class Classes {
    private Classes() {}

    static native Object make(String interfaces, InvocationHandler handler);
  }

  public static Object newProxyInstance(
      ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
    Objects.requireNonNull(handler);
    String names = names(interfaces);
    Object proxy = Classes.make(names, handler);
    if (proxy == null) {
      throw Undeclared.proxy(names);
    }
    return proxy;
  }

  @Adds
  private static String names(Class<?>[] interfaces) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < interfaces.length; i++) {
      if (!interfaces[i].isInterface()) {
        throw new IllegalArgumentException(interfaces[i].getName() + " is not an interface");
      }
      for (int j = 0; j < i; j++) {
        if (interfaces[j] == interfaces[i]) {
          throw new IllegalArgumentException("repeated interface: " + interfaces[i].getName());
        }
      }
      names.append(i == 0 ? "" : ",").append(interfaces[i].getName());
    }
    return names.toString();
  }

  public static boolean isProxyClass(Class<?> type) {
    return type != null && type.getSuperclass() == Proxy.class;
  }

  public static InvocationHandler getInvocationHandler(Object proxy) {
    if (!isProxyClass(proxy.getClass())) {
      throw new IllegalArgumentException("not a proxy instance");
    }
    return ((ProxySubstitution) proxy).h;
  }

  @Original
  private static native Class<?> findProxyInterfaceOrElseThrow(Class<?> proxy, Method method);

  static Object invokeDefault(Object proxy, Method method, Object[] arguments, Class<?> caller)
      throws Throwable {
    Class<?> type = proxy.getClass();
    if (!isProxyClass(type)) {
      throw new IllegalArgumentException("'proxy' is not a proxy instance");
    } else if (!method.isDefault()) {
      throw new IllegalArgumentException("\"" + method + "\" is not a default method");
    }
    Class<?> declaring = method.getDeclaringClass();
    ((Accessible) (Object) method).checkAccess(caller, declaring, type, method.getModifiers());
    findProxyInterfaceOrElseThrow(type, method);
    Object[] fitting;
    try {
      fitting = HandleArguments.fitting(method.getParameterTypes(), arguments);
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Members.need(declaring).callDefault(Made.slot(method), proxy, fitting);
  }

  /** Whoever asks may call only what it has access to. */
  @StandsFor("java.lang.reflect.AccessibleObject")
  static class Accessible {
    native void checkAccess(Class<?> caller, Class<?> declaring, Class<?> target, int modifiers)
        throws IllegalAccessException;
  }
}
