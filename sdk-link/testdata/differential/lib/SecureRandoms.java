package lib;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** What may be said of random bytes: lengths, that they differ, and errors. */
public class SecureRandoms {
  public static void main(String[] args) throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    random.nextBytes(first);
    random.nextBytes(second);
    System.out.println(Arrays.equals(first, second));
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(random.nextLong());
    }
    System.out.println(seen.size());
    int bound = random.nextInt(10);
    System.out.println(bound >= 0 && bound < 10);
    random.setSeed(42);
    SecureRandom other = new SecureRandom(new byte[] {1, 2, 3});
    other.setSeed(42);
    System.out.println(random.nextLong() == other.nextLong());
    System.out.println(random.generateSeed(17).length + " " + SecureRandom.getSeed(3).length);
    System.out.println(random.getAlgorithm() + " " + random);
    System.out.println(SecureRandom.getInstance("DRBG").getAlgorithm());
    System.out.println(SecureRandom.getInstance("NativePRNG").nextInt(1));
    try {
      SecureRandom.getInstance("NOPE");
    } catch (NoSuchAlgorithmException e) {
      System.out.println(e.getMessage());
    }
    UUID uuid = UUID.randomUUID();
    System.out.println(uuid.version() + " " + uuid.variant() + " " + uuid.toString().length());
    System.out.println(UUID.nameUUIDFromBytes("kiln".getBytes()));
    byte[] large = new byte[200_000];
    random.nextBytes(large);
    int[] counts = new int[256];
    for (byte b : large) {
      counts[b & 255]++;
    }
    System.out.println(Arrays.stream(counts).allMatch(c -> c > 600 && c < 970));
    digests();
  }

  static void digests() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    System.out.println(digest);
    digest.update((byte) 1);
    System.out.println(digest);
    for (String name :
        new String[] {"sha-512/256", "SHA512/224", "SHA3-384", "MD2", "sha", "2.16.840.1.101.3.4.2.1"}) {
      MessageDigest named = MessageDigest.getInstance(name);
      byte[] result = named.digest("message".getBytes());
      System.out.println(named.getAlgorithm() + " " + HexFormat.of().formatHex(result));
    }
    System.out.println(MessageDigest.getInstance("MD5", "SUN").getDigestLength());
    try {
      MessageDigest.getInstance("MD5", "NOPE");
    } catch (NoSuchProviderException e) {
      System.out.println(e.getMessage());
    }
    try {
      MessageDigest.getInstance("MD99", "SUN");
    } catch (NoSuchAlgorithmException e) {
      System.out.println(e.getMessage());
    }
  }
}
