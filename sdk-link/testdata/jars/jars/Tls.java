// jars: bctls-jdk18on bcutil-jdk18on bcprov-jdk18on
package jars;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.Vector;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.io.SignerOutputStream;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsCredentialedSigner;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDHConfig;
import org.bouncycastle.tls.crypto.TlsDHDomain;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.TlsKemConfig;
import org.bouncycastle.tls.crypto.TlsKemDomain;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsEd25519Signer;
import org.bouncycastle.tls.crypto.impl.bc.BcX25519Domain;

/** TLS 1.3 (RFC 8446) in memory: Bouncy Castle's client and server, with a certificate made here. */
public class Tls {
  private static final int GROUP = NamedGroup.x25519;

  /** The same random bytes on each run, so that both sides can be compared byte by byte. */
  private static final class Counted extends SecureRandom {
    private final String name;
    private int count;

    Counted(String name) {
      this.name = name;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int at = 0; at < bytes.length; ) {
        byte[] block = sha256((name + count++).getBytes(StandardCharsets.US_ASCII));
        int length = Math.min(block.length, bytes.length - at);
        System.arraycopy(block, 0, bytes, at, length);
        at += length;
      }
    }
  }

  /** No more of the cryptography than is spoken here: the rest need not be linked. */
  private static final class Crypto extends BcTlsCrypto {
    Crypto(String name) {
      super(new Counted(name));
    }

    @Override
    public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
      return new Ed25519Certificate(this, encoding);
    }

    @Override
    public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac)
        throws IOException {
      return switch (encryption) {
        case EncryptionAlgorithm.AES_128_GCM -> createCipher_AES_GCM(parameters, 16, 16);
        case EncryptionAlgorithm.AES_256_GCM -> createCipher_AES_GCM(parameters, 32, 16);
        default -> createChaCha20Poly1305(parameters);
      };
    }

    @Override
    public Digest createDigest(int hash) {
      return hash == CryptoHashAlgorithm.sha256 ? new SHA256Digest() : new SHA384Digest();
    }

    @Override
    public Digest cloneDigest(int hash, Digest digest) {
      return hash == CryptoHashAlgorithm.sha256
          ? new SHA256Digest((SHA256Digest) digest)
          : new SHA384Digest((SHA384Digest) digest);
    }

    @Override
    public TlsECDomain createECDomain(TlsECConfig config) {
      return new BcX25519Domain(this);
    }

    @Override
    public TlsDHDomain createDHDomain(TlsDHConfig config) {
      throw new UnsupportedOperationException("finite fields");
    }

    @Override
    public TlsKemDomain createKemDomain(TlsKemConfig config) {
      throw new UnsupportedOperationException("encapsulation");
    }

    @Override
    public TlsNonceGenerator createNonceGenerator(byte[] clock) {
      return length -> {
        byte[] nonce = new byte[length];
        getSecureRandom().nextBytes(nonce);
        return nonce;
      };
    }
  }

  private static final class Ed25519Certificate extends BcTlsCertificate {
    Ed25519Certificate(Crypto crypto, byte[] encoding) throws IOException {
      super(crypto, encoding);
    }

    @Override
    protected AsymmetricKeyParameter getPublicKey() {
      return new Ed25519PublicKeyParameters(keyInfo.getPublicKeyData().getBytes(), 0);
    }

    @Override
    public Tls13Verifier createVerifier(int scheme) {
      Ed25519Signer verifier = new Ed25519Signer();
      verifier.init(false, getPublicKey());
      return new Tls13Verifier() {
        @Override
        public OutputStream getOutputStream() {
          return new SignerOutputStream(verifier);
        }

        @Override
        public boolean verifySignature(byte[] signature) {
          return verifier.verifySignature(signature);
        }
      };
    }
  }

  private static final class Client extends DefaultTlsClient {
    private final int suite;
    private final int group;
    private String secret = "none";

    Client(int suite, int group) {
      super(new Crypto("client"));
      this.suite = suite;
      this.group = group;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.TLSv13.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {suite};
    }

    @Override
    protected Vector getSupportedGroups(Vector roles) {
      return vector(group);
    }

    @Override
    protected Vector getProtocolNames() {
      return vector(ProtocolName.HTTP_2_TLS, ProtocolName.HTTP_1_1);
    }

    @Override
    protected Vector getSupportedSignatureAlgorithms() {
      return vector(SignatureAndHashAlgorithm.ed25519);
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
          TlsCertificate[] chain = server.getCertificate().getCertificateList();
          show("server's certificate", chain[0].getEncoded());
        }

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) {
          return null;
        }
      };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      secret = agreed(context);
    }
  }

  private static final class Server extends DefaultTlsServer {
    private final Ed25519PrivateKeyParameters key;
    private String secret = "none";

    Server(Ed25519PrivateKeyParameters key) {
      super(new Crypto("server"));
      this.key = key;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.TLSv13.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256
      };
    }

    @Override
    public int[] getSupportedGroups() {
      return new int[] {GROUP};
    }

    @Override
    protected Vector getProtocolNames() {
      return vector(ProtocolName.HTTP_1_1);
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
      TlsCertificate certificate = getCrypto().createCertificate(certificate(key));
      CertificateEntry[] chain = {new CertificateEntry(certificate, new Hashtable<>())};
      return new DefaultTlsCredentialedSigner(
          new TlsCryptoParameters(context),
          new BcTlsEd25519Signer((BcTlsCrypto) getCrypto(), key),
          new Certificate(TlsUtils.EMPTY_BYTES, chain),
          SignatureAndHashAlgorithm.ed25519);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      secret = agreed(context);
    }
  }

  public static void main(String[] args) throws Exception {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new Counted("key"));
    talk(key, CipherSuite.TLS_AES_128_GCM_SHA256, GROUP);
    talk(key, CipherSuite.TLS_AES_256_GCM_SHA384, GROUP);
    talk(key, CipherSuite.TLS_CHACHA20_POLY1305_SHA256, GROUP);
    talk(key, CipherSuite.TLS_AES_128_GCM_SHA256, NamedGroup.secp256r1);
  }

  /** A handshake, a question and its answer, and the end; or the alert that ends it. */
  private static void talk(Ed25519PrivateKeyParameters key, int suite, int group)
      throws IOException {
    System.out.println("suite " + Integer.toHexString(suite) + ", " + NamedGroup.getText(group));
    SHA256Digest wire = new SHA256Digest();
    Client client = new Client(suite, group);
    Server server = new Server(key);
    TlsClientProtocol asking = new TlsClientProtocol();
    TlsServerProtocol answering = new TlsServerProtocol();
    try {
      answering.accept(server);
      asking.connect(client);
      exchange(asking, answering, wire);
      System.out.println(client.secret);
      System.out.println(client.secret.equals(server.secret));
      byte[] question = new byte[40_000];
      new Counted("question").nextBytes(question);
      asking.writeApplicationData(question, 0, question.length);
      exchange(asking, answering, wire);
      byte[] heard = new byte[answering.getAvailableInputBytes()];
      answering.readInput(heard, 0, heard.length);
      System.out.println(heard.length + " " + Arrays.equals(question, heard));
      byte[] answer = sha256(heard);
      answering.writeApplicationData(answer, 0, answer.length);
      exchange(asking, answering, wire);
      byte[] told = new byte[asking.getAvailableInputBytes()];
      asking.readInput(told, 0, told.length);
      show("answer", told);
      asking.close();
      exchange(asking, answering, wire);
      System.out.println(asking.isClosed() + " " + answering.isClosed());
    } catch (TlsFatalAlert e) {
      System.out.println(e.getMessage() + " " + AlertDescription.getText(e.getAlertDescription()));
    }
    byte[] digest = new byte[32];
    wire.doFinal(digest, 0);
    show("wire", digest);
  }

  /** Carries records both ways until neither side has any. */
  private static void exchange(TlsProtocol one, TlsProtocol other, SHA256Digest wire)
      throws IOException {
    while (one.getAvailableOutputBytes() + other.getAvailableOutputBytes() > 0) {
      carry(one, other, wire);
      carry(other, one, wire);
    }
  }

  private static void carry(TlsProtocol from, TlsProtocol to, SHA256Digest wire)
      throws IOException {
    byte[] bytes = new byte[from.getAvailableOutputBytes()];
    from.readOutput(bytes, 0, bytes.length);
    wire.update(bytes, 0, bytes.length);
    if (bytes.length > 0 && !to.isClosed()) {
      to.offerInput(bytes);
    }
  }

  private static String agreed(TlsContext context) {
    SecurityParameters parameters = context.getSecurityParametersConnection();
    return parameters.getNegotiatedVersion()
        + " "
        + parameters.getApplicationProtocol().getUtf8Decoding()
        + " "
        + NamedGroup.getText(parameters.getNegotiatedGroup())
        + " "
        + HexFormat.of().formatHex(context.exportKeyingMaterial("kiln", new byte[] {1}, 24));
  }

  /** A certificate that signs itself (RFC 5280, RFC 8410). */
  private static byte[] certificate(Ed25519PrivateKeyParameters key) throws IOException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.TWO.pow(70)));
    generator.setSignature(algorithm);
    generator.setIssuer(new X500Name("CN=kiln, O=Images, C=DE"));
    generator.setSubject(new X500Name("CN=kiln, O=Images, C=DE"));
    generator.setStartDate(new Time(new java.util.Date(1_700_000_000_000L)));
    generator.setEndDate(new Time(new java.util.Date(2_900_000_000_000L)));
    generator.setSubjectPublicKeyInfo(
        new SubjectPublicKeyInfo(algorithm, key.generatePublicKey().getEncoded()));
    TBSCertificate body = generator.generateTBSCertificate();
    byte[] bytes = body.getEncoded("DER");
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(bytes, 0, bytes.length);
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(body);
    parts.add(algorithm);
    parts.add(new DERBitString(signer.generateSignature()));
    return new DERSequence(parts).getEncoded("DER");
  }

  private static Vector<Object> vector(Object... elements) {
    return new Vector<>(Arrays.asList(elements));
  }

  private static byte[] sha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] result = new byte[32];
    digest.doFinal(result, 0);
    return result;
  }

  private static void show(String name, byte[] bytes) {
    System.out.println(
        name + " " + bytes.length + " " + HexFormat.of().formatHex(sha256(bytes), 0, 12));
  }
}
