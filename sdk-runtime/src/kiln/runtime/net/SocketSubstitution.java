package kiln.runtime.net;

import java.net.DatagramSocket;
import java.net.DatagramSocketImpl;
import java.net.DatagramSocketImplFactory;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketImplFactory;
import java.io.IOException;
import java.net.InetAddress;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Sockets are made of {@link StackSocket}, without a SOCKS proxy between. */
@Substitutes("java.net.Socket")
final class SocketSubstitution {
  @Original SocketImpl impl;
  @Original private static SocketImplFactory factory;

  private SocketSubstitution() {}

  void setImpl() {
    impl = factory != null ? factory.createSocketImpl() : new StackSocket(false);
  }

  /** Where accepted sockets and listeners come from. */
  @Substitutes("java.net.SocketImpl")
  static final class ImplSubstitution {
    private ImplSubstitution() {}

    @SuppressWarnings("unchecked") // callers know it as what they hold
    static <S extends SocketImpl & sun.net.PlatformSocketImpl> S createPlatformSocketImpl(
        boolean server) {
      return (S) new StackSocket(server);
    }
  }

  /** Datagram sockets are made of {@link StackDatagrams}. */
  @Substitutes("java.net.DatagramSocket")
  static final class DatagramSubstitution {
    @Original private static SocketAddress NO_DELEGATE;
    @Original private static DatagramSocketImplFactory factory;

    private DatagramSubstitution() {}

    @SuppressWarnings("unchecked") // a multicast socket is what both kinds of callers ask for
    static <T extends DatagramSocket> T createDelegate(SocketAddress where, Class<T> type)
        throws SocketException {
      if (where == NO_DELEGATE) {
        return null;
      }
      DatagramSocketImpl datagrams =
          factory != null ? factory.createDatagramSocketImpl() : new StackDatagrams();
      MulticastSocket delegate;
      try {
        delegate = new Delegate(datagrams);
        if (where != null) {
          delegate.bind(where);
        }
        delegate.setBroadcast(true);
      } catch (SocketException e) {
        throw e;
      } catch (IOException e) {
        throw new SocketException(e.getMessage());
      }
      return (T) delegate;
    }
  }

  @StandsFor("java.net.NetMulticastSocket")
  static final class Delegate extends MulticastSocket {
    Delegate(DatagramSocketImpl datagrams) throws IOException {}
  }

  /** Nobody brings an implementation from before Java 1.4, which it would ask for by reflection. */
  @Substitutes("java.net.NetMulticastSocket")
  static final class DelegateSubstitution {
    private DelegateSubstitution() {}

    private static boolean checkOldImpl(DatagramSocketImpl datagrams) {
      return false;
    }
  }

  /** No interface is listed: an address alone says which way a packet goes. */
  @Substitutes("java.net.NetworkInterface")
  static final class InterfaceSubstitution {
    @Original private static NetworkInterface defaultInterface;

    static {
      defaultInterface = null;
    }

    private InterfaceSubstitution() {}

    private static NetworkInterface[] getAll() {
      return null;
    }

    private static NetworkInterface getByName0(String name) {
      return null;
    }

    private static NetworkInterface getByIndex0(int index) {
      return null;
    }

    private static NetworkInterface getByInetAddress0(InetAddress address) {
      return null;
    }

    private static boolean boundInetAddress0(InetAddress address) {
      return false;
    }
  }
}
