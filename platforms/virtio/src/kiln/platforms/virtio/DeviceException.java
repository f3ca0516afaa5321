package kiln.platforms.virtio;

/**
 * A device cannot be used: it is missing, offers too little, or broke the rules of its interface.
 * The message says which device, what it did and what the operator can do.
 */
final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeviceException(String message) {
    super(message);
  }
}
