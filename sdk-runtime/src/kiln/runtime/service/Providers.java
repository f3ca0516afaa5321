package kiln.runtime.service;

import java.util.ServiceConfigurationError;

/**
 * The providers of one service, in their order. The linker generates a subclass for each, in a
 * package of its own: so all is public.
 */
public abstract class Providers {
  public abstract int count();

  /**
   * The class of a provider.
   *
   * @throws ServiceConfigurationError if what the bundle names cannot be a provider
   */
  public abstract Class<?> type(int index);

  /** A new provider, by its constructor without arguments. */
  public abstract Object make(int index) throws Throwable;

  static Class<?> unusable(String message) {
    throw new ServiceConfigurationError(message);
  }

  static Object make(Class<?> service, Providers providers, int index) {
    try {
      return providers.make(index);
    } catch (Throwable failure) {
      throw new ServiceConfigurationError(
          service.getName() + ": Provider " + providers.type(index).getName()
              + " could not be instantiated",
          failure);
    }
  }
}
