package app.lb;

/** How a backend is chosen among those that are well. */
public enum Policy {
  /** Each in turn. */
  ROUND_ROBIN,
  /** The one with the fewest connections now; each in turn among equals. */
  LEAST_CONNECTIONS
}
