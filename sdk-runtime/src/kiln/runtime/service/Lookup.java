package kiln.runtime.service;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** How far a loader has come: the providers that it made; those that failed are not tried again. */
final class Lookup<S> implements Iterable<S> {
  private final Class<S> service;
  private final Providers providers;
  private final List<S> made = new ArrayList<>();
  private int looked;

  Lookup(Class<S> service, Providers providers) {
    this.service = service;
    this.providers = providers;
  }

  /** Those that were made before, then new ones. */
  @Override
  public Iterator<S> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < made.size() || looked < providers.count();
      }

      @Override
      public S next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (next == made.size()) {
          make();
        }
        return made.get(next++);
      }
    };
  }

  @SuppressWarnings("unchecked") // type() vouches for it
  private void make() {
    int index = looked++;
    providers.type(index);
    made.add((S) Providers.make(service, providers, index));
  }
}
