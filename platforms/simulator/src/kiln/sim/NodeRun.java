package kiln.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One life of a node: its process, and the turns that it takes. In a turn the node is told what has
 * happened, runs while the simulator waits, and says what it does, until it has to wait.
 */
final class NodeRun {
  private static final int NET = 1;
  private static final int DISK = 2;
  private static final long NEVER = Long.MAX_VALUE;

  /** A message that the node gets in its next turn. */
  private record Told(int kind, byte[] body) {}

  private final Node node;
  private final Simulation simulation;
  private final NodeProcess process;
  private final List<Told> news = new ArrayList<>();
  private long clock; // the node's own: ahead of the world's after a turn that took time
  private long wakeAt = NEVER;
  private boolean over;

  NodeRun(Node node, List<String> command) {
    this.node = node;
    simulation = node.simulation();
    process = new NodeProcess(node.name(), command);
  }

  /** Gives the node a turn at that time, or earlier if there is one before. */
  void wakeAt(long nanos) {
    long at = Math.max(nanos, clock);
    if (at >= wakeAt) {
      return;
    }
    wakeAt = at;
    simulation.at(
        at,
        () -> {
          if (wakeAt == at && !over) {
            turn();
          }
        });
  }

  void frame(int device, byte[] frame) {
    ByteBuffer body = Wire.body(4 + frame.length).putInt(device).put(frame);
    tell(Wire.TOLD_FRAME, body.array());
  }

  void type(byte[] text) {
    tell(Wire.TOLD_INPUT, text);
  }

  void kill() {
    over = true;
    process.kill();
  }

  private void tell(int kind, byte[] body) {
    if (!over) {
      news.add(new Told(kind, body));
      wakeAt(simulation.nowNanos());
    }
  }

  private void turn() {
    wakeAt = NEVER;
    clock = Math.max(clock, simulation.nowNanos());
    process.begin();
    try {
      Wire wire = process.wire();
      for (Told told : news) {
        wire.write(told.kind, told.body);
      }
      news.clear();
      wire.write(Wire.TOLD_RESUME, Wire.body(8).putLong(clock).array());
      wire.flush();
      listen(wire);
    } catch (IOException e) {
      throw process.failure(e);
    } finally {
      process.end();
    }
  }

  private void listen(Wire wire) throws IOException {
    for (; ; ) {
      Wire.Message message = wire.read();
      switch (message.kind()) {
        case Wire.SAY_OUTPUT -> node.printed(text(message), false);
        case Wire.SAY_ERROR -> node.printed(text(message), true);
        case Wire.SAY_ATTACH -> answer(wire, attach(message.body()));
        case Wire.SAY_ENTROPY -> answer(wire, entropy(message.body().getInt()));
        case Wire.SAY_FRAME -> sent(message);
        case Wire.SAY_DISK -> disk(message);
        case Wire.SAY_IDLE -> {
          clock = Math.max(clock, message.body().getLong());
          long deadline = message.body().getLong();
          if (deadline != 0) {
            wakeAt(deadline);
          }
          return;
        }
        case Wire.SAY_EXIT -> {
          node.ended(message.body().getInt());
          return;
        }
        default -> throw new IOException("message of the unknown kind " + message.kind());
      }
    }
  }

  private static String text(Wire.Message message) {
    return new String(message.rest(), StandardCharsets.UTF_8);
  }

  private static void answer(Wire wire, byte[] body) throws IOException {
    wire.write(Wire.TOLD_ANSWER, body);
    wire.flush();
  }

  private byte[] entropy(int count) {
    byte[] bytes = new byte[count];
    node.random().nextBytes(bytes);
    return bytes;
  }

  /** Nature and name of the device with that number; nothing if there is none. */
  private byte[] attach(ByteBuffer question) {
    int kind = question.getInt();
    int which = question.getInt();
    if (kind == NET && which < node.plugged().size()) {
      NodeDevice device = node.plugged().get(which);
      byte[] name = device.name().getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer body = Wire.body(10 + name.length).putInt(device.mtu()).put(device.mac());
      return body.put(name).array();
    }
    if (kind == DISK && which < node.disks().size()) {
      Map.Entry<String, Disk> named = node.disks().get(which);
      Disk disk = named.getValue();
      byte[] name = named.getKey().getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer body = Wire.body(16 + name.length).putInt(Disk.SECTOR);
      return body.putInt(disk.isReadOnly() ? 1 : 0).putLong(disk.sectors()).put(name).array();
    }
    return new byte[0];
  }

  private void sent(Wire.Message message) {
    long now = message.body().getLong();
    int device = message.body().getInt();
    node.plugged().get(device).send(now, message.rest());
  }

  private void disk(Wire.Message message) {
    ByteBuffer body = message.body();
    long now = body.getLong();
    int device = body.getInt();
    int request = body.getInt();
    DiskRequest.Operation operation = DiskRequest.Operation.values()[body.getInt()];
    long sector = body.getLong();
    int count = body.getInt();
    Map.Entry<String, Disk> disk = node.disks().get(device);
    simulation.note(
        node.name() + "." + disk.getKey(), "%s %d+%d".formatted(operation, sector, count));
    disk.getValue()
        .request(
            new DiskRequest(operation, sector, count, message.rest()),
            now,
            read -> finished(request, read));
  }

  private void finished(int request, byte[] read) {
    int failed = read == null ? 1 : 0;
    byte[] data = read == null ? new byte[0] : read;
    ByteBuffer body = Wire.body(8 + data.length).putInt(request).putInt(failed).put(data);
    tell(Wire.TOLD_DISK, body.array());
  }
}
