package kiln.runtime.service;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** Calls of load that name the service by a class literal make a loader over {@link Providers}. */
@Substitutes("java.util.ServiceLoader")
final class ServiceLoaderSubstitution<S> {
  @Original private final Class<S> service;
  private final Providers found;
  private Lookup<S> lookup;

  @Adds
  ServiceLoaderSubstitution(Class<S> service, Providers providers) {
    this.service = service;
    this.found = providers;
    reload();
  }

  public Iterator<S> iterator() {
    return lookup.iterator();
  }

  public Stream<ServiceLoader.Provider<S>> stream() {
    List<ServiceLoader.Provider<S>> all = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      all.add(new Found<>(service, found, i));
    }
    return all.stream();
  }

  public void reload() {
    lookup = new Lookup<>(service, found);
  }

  /** A provider that is not made yet. */
  static final class Found<S> implements ServiceLoader.Provider<S> {
    private final Class<S> service;
    private final Providers providers;
    private final int index;

    Found(Class<S> service, Providers providers, int index) {
      this.service = service;
      this.providers = providers;
      this.index = index;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<? extends S> type() {
      return (Class<? extends S>) providers.type(index);
    }

    @Override
    @SuppressWarnings("unchecked")
    public S get() {
      return (S) Providers.make(service, providers, index);
    }
  }
}
