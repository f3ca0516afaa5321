package kiln.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.net.NetException;
import sun.net.PlatformSocketImpl;

/**
 * What {@code Socket} and {@code ServerSocket} are made of: a {@link Connection} or a {@link
 * Listener} of the image's network. Closed by any thread; one may read while another writes.
 */
final class StackSocket extends SocketImpl implements PlatformSocketImpl {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  /** RFC 6335 §6: the dynamic ports, of which a listener that does not care gets the next. */
  private static final int DYNAMIC_FIRST = 49_152;

  private static final int DYNAMIC_COUNT = 16_384;
  private static int nextDynamic;

  private final boolean server;
  private final Options options;
  private Endpoint bound = Endpoint.any(0);
  private volatile Connection connection;
  private volatile Listener listener;
  private volatile boolean closed;
  private volatile boolean inputOver;
  private volatile boolean outputOver;

  StackSocket(boolean server) {
    this.server = server;
    options = new Options(server);
  }

  @Override
  protected void create(boolean stream) throws IOException {
    if (!stream) {
      throw new IOException("Socket carries streams only; datagrams have DatagramSocket");
    }
    Attached.network();
  }

  @Override
  protected void connect(String host, int toPort) throws IOException {
    connect(new InetSocketAddress(host, toPort), 0);
  }

  @Override
  protected void connect(InetAddress to, int toPort) throws IOException {
    connect(new InetSocketAddress(to, toPort), 0);
  }

  @Override
  protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
    if (!(to instanceof InetSocketAddress)) {
      throw new IllegalArgumentException("Unsupported address type");
    }
    InetSocketAddress remote = (InetSocketAddress) to;
    try {
      if (remote.isUnresolved()) {
        throw new UnknownHostException(remote.getHostName());
      }
      open(remote, timeoutMillis * NANOS_PER_MILLI);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void open(InetSocketAddress remote, long timeoutNanos) throws IOException {
    boolean self = remote.getAddress().isAnyLocalAddress(); // means this host, as elsewhere
    address = self ? InetAddress.getLoopbackAddress() : remote.getAddress();
    port = remote.getPort();
    Endpoint to = Addresses.of(address, port);
    try {
      kiln.net.Network network = Attached.network();
      take(Uninterrupted.call(() -> network.connect(bound, to, timeoutNanos)));
    } catch (NetException e) {
      throw Failures.connecting(e, timeoutNanos > 0);
    }
  }

  private synchronized void take(Connection fresh) throws SocketException {
    if (closed) {
      fresh.abort();
      throw new SocketException("Socket closed");
    }
    connection = fresh;
    localport = fresh.local().port();
    apply();
  }

  private void apply() {
    Connection c = connection;
    if (c != null) {
      c.noDelay(options.noDelay());
      c.keepalive(options.keepaliveNanos());
    }
  }

  @Override
  protected void bind(InetAddress host, int toPort) throws IOException {
    checkOpen();
    bound = Addresses.own(host, toPort);
    address = server ? host : address; // what a ServerSocket says of itself
    localport = toPort;
  }

  @Override
  protected void listen(int backlog) throws IOException {
    checkOpen();
    try {
      listener = bound.port() == 0 ? listenAnywhere(backlog) : listen(bound, backlog);
      localport = listener.local().port();
    } catch (NetException e) {
      throw Failures.binding(e);
    }
  }

  private static Listener listen(Endpoint where, int backlog) throws IOException {
    return Attached.network().listen(where, backlog);
  }

  private Listener listenAnywhere(int backlog) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return listen(new Endpoint(bound.address(), dynamicPort()), backlog);
      } catch (NetException e) {
        if (e.reason() != NetException.Reason.IN_USE || tries == DYNAMIC_COUNT) {
          throw e;
        }
      }
    }
  }

  private static synchronized int dynamicPort() {
    return DYNAMIC_FIRST + nextDynamic++ % DYNAMIC_COUNT;
  }

  @Override
  protected void accept(SocketImpl into) throws IOException {
    Listener l = listener;
    if (closed || l == null) {
      throw new SocketException(closed ? "Socket closed" : "Not bound");
    }
    long since = System.nanoTime();
    try {
      l.timeout(options.timeoutNanos());
      ((StackSocket) into).accepted(Uninterrupted.call(l::accept));
    } catch (NetException e) {
      if (options.isTimeout(e, since)) {
        throw new SocketTimeoutException("Accept timed out");
      }
      throw Failures.moving(e);
    }
  }

  private void accepted(Connection fresh) throws IOException {
    address = Addresses.of(fresh.remote().address());
    port = fresh.remote().port();
    take(fresh);
  }

  @Override
  protected InputStream getInputStream() {
    return new SocketInput(this);
  }

  @Override
  protected OutputStream getOutputStream() {
    return new SocketOutput(this);
  }

  /** The connection, if it may still be read from; null at the end of what there is. */
  Connection toRead() throws SocketException {
    checkOpen();
    return inputOver ? null : connection;
  }

  /** The connection to write to. */
  Connection toWrite() throws SocketException {
    checkOpen();
    Connection c = connection;
    if (c == null || outputOver) {
      throw new SocketException(c == null ? "Not connected" : "Broken pipe");
    }
    return c;
  }

  Options options() {
    return options;
  }

  @Override
  protected int available() throws IOException {
    Connection c = toRead();
    return c == null ? 0 : c.readable();
  }

  @Override
  protected void shutdownInput() throws IOException {
    checkOpen();
    inputOver = true;
  }

  @Override
  protected void shutdownOutput() throws IOException {
    toWrite().finish();
    outputOver = true;
  }

  @Override
  protected synchronized void close() {
    closed = true;
    if (listener != null) {
      listener.close();
    }
    if (connection != null && options.aborts()) {
      connection.abort();
    } else if (connection != null) {
      connection.close();
    }
  }

  @Override
  protected boolean supportsUrgentData() {
    return false;
  }

  @Override
  protected void sendUrgentData(int data) throws IOException {
    throw new SocketException("Urgent data not supported");
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    checkOpen();
    options.set(option, value);
    apply();
  }

  @Override
  public Object getOption(int option) throws SocketException {
    checkOpen();
    return option == SocketOptions.SO_BINDADDR ? local() : options.get(option);
  }

  private InetAddress local() {
    Endpoint local =
        connection != null ? connection.local() : listener != null ? listener.local() : bound;
    return Addresses.of(local.address());
  }

  @Override
  protected Set<SocketOption<?>> supportedOptions() {
    return server ? Options.ofListeners() : Options.ofConnections();
  }

  @Override
  protected <T> void setOption(SocketOption<T> option, T value) throws IOException {
    setOption(Options.number(option, supportedOptions()), value);
  }

  @Override
  @SuppressWarnings("unchecked") // the options of java.net have the types that they say
  protected <T> T getOption(SocketOption<T> option) throws IOException {
    Object value = getOption(Options.number(option, supportedOptions()));
    return (T) (value.equals(false) && option.type() == Integer.class ? (Object) (-1) : value);
  }

  private void checkOpen() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }
}
