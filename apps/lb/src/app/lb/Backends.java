package app.lb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kiln.net.Endpoint;

/** All backends, and whose turn it is. Thread safe. */
final class Backends {
  private final List<Backend> all = new ArrayList<>();
  private final Policy policy;
  private final Consumer<String> news;

  /** Where the search for the next one begins. */
  private int turn;

  /**
   * @param news is told, in a sentence, when a backend falls ill or is well again
   */
  Backends(List<Endpoint> endpoints, Policy policy, Consumer<String> news) {
    endpoints.forEach(endpoint -> all.add(new Backend(endpoint)));
    this.policy = policy;
    this.news = news;
  }

  List<Backend> all() {
    return all;
  }

  /** Takes the next backend for one connection; null if none is well. {@link #leave} is due. */
  synchronized Backend enter() {
    Backend best = null;
    for (int i = 0; i < all.size(); i++) {
      Backend each = all.get((turn + i) % all.size());
      if (each.well && (best == null || isBetter(each, best))) {
        best = each;
      }
    }
    if (best != null) {
      turn = (all.indexOf(best) + 1) % all.size();
      best.active++;
    }
    return best;
  }

  private boolean isBetter(Backend each, Backend best) {
    return policy == Policy.LEAST_CONNECTIONS && each.active < best.active;
  }

  /** A connection to it ended, or was never made. */
  synchronized void leave(Backend backend) {
    backend.active--;
  }

  /** Notes how it is; {@code why} says what is wrong, null that nothing is. */
  void note(Backend backend, String why) {
    synchronized (this) {
      if (backend.well == (why == null)) {
        return;
      }
      backend.well = why == null;
    }
    news.accept(backend + (why == null ? " is well" : " is left out: " + why));
  }
}
