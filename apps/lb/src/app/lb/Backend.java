package app.lb;

import kiln.net.Endpoint;

/** One server behind the balancer, and what is known of it. Guarded by its {@link Backends}. */
final class Backend {
  final Endpoint endpoint;

  /** Whether it gets new connections: true until a check or a connection attempt fails. */
  boolean well = true;

  /** Connections that it has now. */
  int active;

  Backend(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
