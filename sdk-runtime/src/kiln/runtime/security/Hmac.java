package kiln.runtime.security;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.MacSpi;
import javax.crypto.SecretKey;

/** HMAC (RFC 2104) over a digest of the class library. */
final class Hmac extends MacSpi implements Cloneable {
  private final int blockBytes;
  private MessageDigest digest;
  private byte[] inner;
  private byte[] outer;
  private boolean started;

  Hmac(MessageDigest digest, int blockBytes) {
    this.digest = digest;
    this.blockBytes = blockBytes;
  }

  @Override
  protected int engineGetMacLength() {
    return digest.getDigestLength();
  }

  @Override
  protected void engineInit(Key key, AlgorithmParameterSpec parameters)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException("HMAC does not use parameters");
    } else if (!(key instanceof SecretKey)) {
      throw new InvalidKeyException("Secret key expected");
    }
    byte[] secret = key.getEncoded();
    if (secret == null) {
      throw new InvalidKeyException("Missing key data");
    }
    if (secret.length > blockBytes) {
      secret = digest.digest(secret);
    }
    inner = padded(secret, 0x36);
    outer = padded(secret, 0x5c);
    engineReset();
  }

  private byte[] padded(byte[] secret, int with) {
    byte[] block = new byte[blockBytes];
    for (int i = 0; i < blockBytes; i++) {
      block[i] = (byte) ((i < secret.length ? secret[i] : 0) ^ with);
    }
    return block;
  }

  private void start() {
    if (!started) {
      digest.update(inner);
      started = true;
    }
  }

  @Override
  protected void engineUpdate(byte input) {
    start();
    digest.update(input);
  }

  @Override
  protected void engineUpdate(byte[] input, int from, int length) {
    start();
    digest.update(input, from, length);
  }

  @Override
  protected byte[] engineDoFinal() {
    start();
    byte[] first = digest.digest();
    digest.update(outer);
    started = false;
    return digest.digest(first);
  }

  @Override
  protected void engineReset() {
    digest.reset();
    started = false;
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    Hmac copy = (Hmac) super.clone();
    copy.digest = (MessageDigest) digest.clone();
    return copy;
  }
}
