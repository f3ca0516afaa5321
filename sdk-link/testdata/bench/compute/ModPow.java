package compute;

import java.math.BigInteger;

/** Modular exponentiation over 1024-bit numbers. */
final class ModPow implements Kernel {
  private final BigInteger modulus = BigInteger.TWO.pow(1024).subtract(BigInteger.valueOf(105));
  private final BigInteger base = new BigInteger("7".repeat(300));
  private final BigInteger exponent = BigInteger.TWO.pow(1023).add(new BigInteger("5".repeat(290)));

  @Override
  public long run() {
    return base.modPow(exponent, modulus).hashCode();
  }
}
