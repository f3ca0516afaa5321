package kiln.app;

import org.osgi.annotation.versioning.ProviderType;

/** Where an app runs. Every platform provides exactly one. */
@ProviderType
public interface Target {
  /**
   * The platform's name as {@code --platform} and the {@code platform:} line of a {@code .bndrun}
   * spell it, such as {@code linux}.
   */
  String platform();
}
