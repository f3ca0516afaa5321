package kiln.stack.device;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import kiln.clock.Clock;
import kiln.net.NetDevice;
import kiln.net.NetDevices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The devices of this package, for everybody. */
@Component(property = {"kiln.default:Boolean=true", "service.ranking:Integer=-1"})
public final class WrappingDevices implements NetDevices {
  private final Clock clock;

  @Activate
  public WrappingDevices(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public NetDevice trace(NetDevice device, Consumer<String> sink) {
    return new Tracer(device, sink::accept);
  }

  @Override
  public NetDevice capture(NetDevice device, OutputStream file) {
    return new PcapWriter(device, new StreamSink(file), clock);
  }

  @Override
  public NetDevice impair(NetDevice device, Impairment impairment, long seed) {
    return new kiln.stack.device.Impairment(device, impairment, seed);
  }

  @Override
  public NetDevice loopback(int mtu) {
    if (mtu < 68 || mtu > 65_535) {
      throw new IllegalArgumentException("an MTU is 68 to 65535, not " + mtu);
    }
    return new Loopback(mtu);
  }

  /** A capture that cannot be written any more does not stop the network. */
  private static final class StreamSink implements PcapWriter.Sink {
    private final OutputStream file;
    private boolean failed;

    StreamSink(OutputStream file) {
      this.file = file;
    }

    @Override
    public void write(byte[] src, int offset, int length) {
      if (failed) {
        return;
      }
      try {
        file.write(src, offset, length);
      } catch (IOException e) {
        failed = true;
      }
    }
  }
}
