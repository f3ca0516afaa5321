package kiln.platforms.linux;

/** The kernel's error numbers (errno.h) that have a meaning here, and words for the rest. */
final class ErrorNumber {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int ENODEV = 19;
  static final int EISDIR = 21;
  static final int EINVAL = 22;
  static final int ETXTBSY = 26;
  static final int ENOSPC = 28;
  static final int EROFS = 30;
  static final int EBADFD = 77;
  static final int EOPNOTSUPP = 95;

  private ErrorNumber() {}

  /** What it says, in a few words. */
  static String words(int number) {
    return switch (number) {
      case EPERM, EACCES -> "permission denied";
      case ENOENT -> "it does not exist";
      case EIO -> "input or output failed";
      case EBUSY -> "it is in use";
      case EISDIR -> "it is a folder";
      case ENOSPC -> "no space is left";
      case EROFS -> "it is on a read-only file system";
      default -> "error number " + number + " of Linux";
    };
  }
}
