package kiln.link.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --disk [NAME:]FILE[:SIZE|:ro]} asks for.
 *
 * @param name of the device, where the platform lets its operator choose it
 * @param file on the host
 * @param size in bytes, for a file that is not there yet; 0 if it has to be
 * @param readOnly whether the image may only read
 */
record Disk(Optional<String> name, Path file, long size, boolean readOnly) {
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9]+):)?(.+?)(?::(ro|[1-9][0-9]*[kMGT]?))?");

  private static final String UNITS = "kMGT";

  /** Reads one; a file's path that looks like NAME:FILE is written {@code ./NAME:FILE}. */
  static Disk parse(String text) throws Usage {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Usage("--disk: name a file, as in --disk data.img:64M.");
    }
    String last = form.group(3);
    boolean readOnly = "ro".equals(last);
    long size = last == null || readOnly ? 0 : size(last);
    return new Disk(
        Optional.ofNullable(form.group(1)),
        Path.of(form.group(2)).toAbsolutePath().normalize(),
        size,
        readOnly);
  }

  private static long size(String text) throws Usage {
    int unit = UNITS.indexOf(text.charAt(text.length() - 1));
    String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
    try {
      return Math.multiplyExact(Long.parseLong(digits), 1L << 10 * (unit + 1));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Usage("--disk: %s is more than any file can hold.".formatted(text));
    }
  }

  /**
   * Makes the file if it is missing and its size is known; one that is there stays as it is.
   *
   * @throws Usage if it is missing and has no size
   */
  void create() throws Usage, IOException {
    if (Files.exists(file)) {
      return;
    }
    if (size == 0) {
      throw new Usage(
          "--disk: there is no file %s. --disk %s:64M makes one.".formatted(file, file));
    }
    if (!Files.isDirectory(file.getParent())) {
      throw new Usage("--disk: there is no folder %s.".formatted(file.getParent()));
    }
    try (RandomAccessFile fresh = new RandomAccessFile(file.toFile(), "rw")) {
      fresh.setLength(size);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw new IOException("--disk: %s cannot be made: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** As the platforms with settings for it take it: {@code [NAME:]FILE[:ro]}. */
  String setting() {
    return name.map(each -> each + ":").orElse("") + file + (readOnly ? ":ro" : "");
  }
}
