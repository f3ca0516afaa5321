package kiln.link.differential;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** HotSpot's outcomes, one file each, named by the hash of everything they depend on. */
record Cache(Path folder) {
  private static final String ERROR = "\n--- standard error\n";
  private static final String STATUS = "\n--- status\n";

  Optional<Outcome> find(String key) throws IOException {
    Path file = folder.resolve(hash(key));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    int error = text.indexOf(ERROR);
    int status = text.lastIndexOf(STATUS);
    return Optional.of(
        new Outcome(
            text.substring(0, error),
            text.substring(error + ERROR.length(), status),
            Integer.parseInt(text.substring(status + STATUS.length()).strip())));
  }

  /** Writes beside and renames, so that parallel runs never see half an outcome. */
  void put(String key, Outcome outcome) throws IOException {
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, "outcome", ".part");
    Files.writeString(
        partial, outcome.output() + ERROR + outcome.error() + STATUS + outcome.status() + "\n");
    Files.move(
        partial,
        folder.resolve(hash(key)),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format("%064x", new BigInteger(1, digest)).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
