package kiln.link.wiring;

import java.util.List;

/** Knows the bundles that were not resolved for this image: asked when a service is missing. */
@FunctionalInterface
public interface Elsewhere {
  /** Knows nothing. */
  Elsewhere NOTHING = service -> List.of();

  /**
   * What would provide a service.
   *
   * @param service dotted name of the interface
   * @return phrases such as {@code virtio by platforms.virtio}, sorted
   */
  List<String> providers(String service);
}
