// jars: bcprov-jdk18on
package jars;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** SHA-256, AES-GCM, X25519 and Ed25519 of Bouncy Castle's lightweight API. */
public class BouncyCastle {
  private static final SHA256Digest ALL = new SHA256Digest();

  public static void main(String[] args) throws Exception {
    byte[] text = new byte[1000];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (i * 7);
    }
    show("SHA-256", sha256(text));
    gcm(text);
    agree();
    sign(text);
    byte[] digest = new byte[32];
    ALL.doFinal(digest, 0);
    System.out.println("all: " + HexFormat.of().formatHex(digest));
    System.out.println(new SecureRandom().nextInt(1));
  }

  private static byte[] sha256(byte[] text) {
    SHA256Digest sha = new SHA256Digest();
    sha.update(text, 0, text.length);
    byte[] result = new byte[32];
    sha.doFinal(result, 0);
    return result;
  }

  private static void gcm(byte[] text) throws InvalidCipherTextException {
    byte[] key = Arrays.copyOf(sha256(text), 16);
    AEADParameters parameters =
        new AEADParameters(new KeyParameter(key), 128, new byte[12], "header".getBytes());
    byte[] sealed = crypt(true, parameters, text);
    show("AES-GCM", sealed);
    System.out.println(Arrays.equals(text, crypt(false, parameters, sealed)));
    sealed[3] ^= 1;
    try {
      crypt(false, parameters, sealed);
    } catch (InvalidCipherTextException e) {
      System.out.println(e.getMessage());
    }
  }

  private static byte[] crypt(boolean seal, AEADParameters parameters, byte[] in)
      throws InvalidCipherTextException {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(seal, parameters);
    byte[] out = new byte[cipher.getOutputSize(in.length)];
    int count = cipher.processBytes(in, 0, in.length, out, 0);
    count += cipher.doFinal(out, count);
    return Arrays.copyOf(out, count);
  }

  private static void agree() {
    X25519PrivateKeyParameters a = new X25519PrivateKeyParameters(sha256(new byte[] {1}), 0);
    X25519PrivateKeyParameters b = new X25519PrivateKeyParameters(sha256(new byte[] {2}), 0);
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    X25519Agreement one = new X25519Agreement();
    one.init(a);
    one.calculateAgreement(b.generatePublicKey(), first, 0);
    X25519Agreement other = new X25519Agreement();
    other.init(b);
    other.calculateAgreement(a.generatePublicKey(), second, 0);
    show("X25519", first);
    System.out.println(Arrays.equals(first, second));
  }

  private static void sign(byte[] text) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(sha256(text), 0);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(text, 0, text.length);
    byte[] signature = signer.generateSignature();
    show("Ed25519", signature);
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, key.generatePublicKey());
    verifier.update(text, 0, text.length);
    System.out.println(verifier.verifySignature(signature));
  }

  private static void show(String name, byte[] bytes) {
    ALL.update(bytes, 0, bytes.length);
    byte[] some = Arrays.copyOf(bytes, Math.min(64, bytes.length));
    System.out.println(name + " " + bytes.length + " " + HexFormat.of().formatHex(some));
  }
}
