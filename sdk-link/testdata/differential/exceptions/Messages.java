package exceptions;

/** Messages that the class library gives to common mistakes. */
public class Messages {
  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("nothing thrown");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getName() + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    attempt(() -> Integer.parseInt("12x"));
    attempt(() -> Integer.parseInt(""));
    attempt(() -> Integer.parseInt(null));
    attempt(() -> Integer.parseInt("2147483648"));
    attempt(() -> Integer.parseInt("1", 99));
    attempt(() -> Long.parseLong("9223372036854775808"));
    attempt(() -> Byte.parseByte("128"));
    attempt(() -> Double.parseDouble("1.2.3"));
    attempt(() -> Double.parseDouble(" "));
    attempt(() -> Float.parseFloat("x"));
    attempt(() -> new java.math.BigInteger("12a"));
    attempt(() -> new java.math.BigDecimal("--1"));
    attempt(() -> java.math.BigInteger.ONE.divide(java.math.BigInteger.ZERO));
    attempt(() -> java.math.BigDecimal.ONE.divide(new java.math.BigDecimal(3)));
    attempt(() -> java.util.List.of(1).add(2));
    attempt(() -> java.util.Map.of("a", 1, "a", 2));
    attempt(() -> java.util.Set.of(1, 1));
    attempt(() -> java.util.Collections.unmodifiableList(new java.util.ArrayList<>()).add(null));
    attempt(() -> new java.util.ArrayDeque<>().pop());
    attempt(() -> new java.util.LinkedList<>().getFirst());
    attempt(() -> new java.util.ArrayList<>().iterator().next());
    attempt(() -> java.util.Optional.empty().get());
    attempt(() -> java.util.Optional.empty().orElseThrow());
    attempt(() -> new java.util.Scanner("x").nextInt());
    attempt(() -> new java.util.PriorityQueue<>(0));
    attempt(() -> new java.util.Random().nextInt(0));
    attempt(() -> Math.toIntExact(1L << 40));
    attempt(() -> Math.addExact(Integer.MAX_VALUE, 1));
    attempt(() -> Math.multiplyExact(Long.MAX_VALUE, 2L));
    attempt(() -> Math.floorMod(1, 0));
    attempt(() -> java.util.UUID.fromString("zz"));
    attempt(() -> java.util.Base64.getDecoder().decode("a*"));
    attempt(() -> java.util.HexFormat.of().parseHex("abc"));
    attempt(() -> Character.toChars(0x110000));
    attempt(() -> Character.toChars(-1, new char[2], 0));
    attempt(() -> Character.toChars(0x1F600, new char[1], 0));
    attempt(() -> Character.toString(0xABCDEF));
    attempt(() -> java.util.stream.Stream.of(1).limit(-1));
    attempt(
        () -> {
          var s = java.util.stream.Stream.of(1);
          s.count();
          s.count();
        });
    attempt(
        () ->
            java.util.List.of("a", "a").stream()
                .collect(java.util.stream.Collectors.toMap(k -> k, k -> k)));
    attempt(() -> java.util.regex.Pattern.compile("a(b"));
    attempt(() -> "x".equals(new Object[0][0]));
    attempt(() -> Thread.currentThread().setPriority(11));
    attempt(() -> new Object().notify());
    attempt(() -> java.util.Objects.requireNonNull(null, "needed"));
    attempt(() -> Enum.valueOf(Thread.State.class, "x"));
  }
}
