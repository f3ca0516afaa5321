package kiln.stack.socket;

import java.lang.annotation.Annotation;

/** Configuration of a network under test. */
@SuppressWarnings("BadAnnotationImplementation")
record Settings(String ipv4, String ipv4_gateway, String ipv6, int net_memory)
    implements SocketNetwork.Config {
  @Override
  public String ipv6_gateway() {
    return "";
  }

  @Override
  public boolean accept_ra() {
    return false;
  }

  @Override
  public String routes() {
    return "";
  }

  @Override
  public boolean forwarding() {
    return false;
  }

  @Override
  public int net_buffer() {
    return 1024;
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return SocketNetwork.Config.class;
  }
}
