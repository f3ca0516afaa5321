package kiln.runtime.io;

import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * What {@code java.io.File} asks of the system: a name is taken apart and put together as on Unix,
 * below the working directory {@code /}; but there are no files, so none exists and none can be made.
 */
final class FileSystemSubstitution {
  private FileSystemSubstitution() {}

  @StandsFor("java.io.FileSystem")
  abstract static class FileSystem {}

  @Substitutes("java.io.UnixFileSystem")
  static final class Unix extends FileSystem {
    private static final String WORKING_DIRECTORY = "/";
    private static final int NAME_MOST = 255; // bytes, as Linux' own file systems have it

    @Original private char slash;
    @Original private char colon;
    @Original private String userDir;

    static {
      // there are no field identifiers to look up, and no switches of caches
    }

    @Replaces("<init>")
    private Unix() {
      slash = '/';
      colon = ':';
      userDir = WORKING_DIRECTORY;
    }

    /** Of an absolute path. Above the root is the root; but a way that went down first stays odd. */
    public String canonicalize(String path) {
      Deque<String> names = new ArrayDeque<>();
      boolean down = false;
      for (int from = 1, to; from < path.length(); from = to + 1) {
        to = path.indexOf('/', from);
        to = to < 0 ? path.length() : to;
        String name = path.substring(from, to);
        if (name.isEmpty() || name.equals(".")) {
          continue;
        }
        if (!name.equals("..")) {
          down = true;
          names.addLast(name);
        } else if (!names.isEmpty() && !names.getLast().equals("..")) {
          names.removeLast();
        } else if (down) {
          names.addLast(name);
        }
      }
      return "/".concat(String.join("/", names));
    }

    public int getBooleanAttributes0(File file) {
      return 0;
    }

    public boolean checkAccess(File file, int access) {
      return false;
    }

    public long getLastModifiedTime(File file) {
      return 0;
    }

    public long getLength(File file) {
      return 0;
    }

    public boolean setPermission(File file, int access, boolean enable, boolean ownerOnly) {
      return false;
    }

    public boolean createFileExclusively(String path) throws IOException {
      throw new IOException(path + " cannot be made: an image has no files of a host");
    }

    public boolean delete(File file) {
      return false;
    }

    public String[] list(File file) {
      return null;
    }

    public boolean createDirectory(File file) {
      return false;
    }

    public boolean rename(File from, File to) {
      return false;
    }

    public boolean setLastModifiedTime(File file, long time) {
      return false;
    }

    public boolean setReadOnly(File file) {
      return false;
    }

    public long getSpace(File file, int kind) {
      return 0;
    }

    public int getNameMax(String path) {
      return NAME_MOST;
    }
  }
}
