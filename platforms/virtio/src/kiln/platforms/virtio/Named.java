package kiln.platforms.virtio;

/** Names of devices behind the first of their kind. */
final class Named {
  private Named() {}

  /**
   * The operator's name, or the usual one and the device's number.
   *
   * @param given by the operator; an empty one stands for the usual
   * @param index of the device, 1 for the one behind the first
   */
  static String behindFirst(String[] given, int index, String usual) {
    boolean named = index <= given.length && !given[index - 1].isEmpty();
    return named ? given[index - 1] : usual + index;
  }
}
