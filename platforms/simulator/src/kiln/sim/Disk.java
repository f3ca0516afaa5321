package kiln.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk with a volatile cache, as cruel as real ones: requests finish in any order, and when the
 * power is cut, every sector written since the last flush is, each for itself, as it was, as any of
 * the writes left it, or torn between two of them. A flush covers the writes that had finished when
 * it was asked for, and no others.
 *
 * <p>It keeps only what was written, so a large disk costs nothing.
 */
public final class Disk {
  /** Bytes of a sector. */
  public static final int SECTOR = 512;

  private static final long LATENCY_NANOS = 20_000;
  private static final long SPREAD_NANOS = 80_000;
  private static final long NANOS_PER_SECTOR = 250; // 2 GB/s

  /** What a sector held after the write with that number. */
  private record Version(long write, byte[] content) {}

  private final Simulation simulation;
  private final Random random;
  private final long sectors;
  private final Map<Long, byte[]> durable = new HashMap<>();
  private final TreeMap<Long, List<Version>> cached = new TreeMap<>();
  private final List<Runnable> inFlight = new ArrayList<>();
  private boolean readOnly;
  private long writes;
  private int failing;

  Disk(Simulation simulation, Random random, long sizeBytes) {
    if (sizeBytes <= 0 || sizeBytes % SECTOR != 0) {
      throw new IllegalArgumentException(
          "a disk of %d bytes; it takes a multiple of %d".formatted(sizeBytes, SECTOR));
    }
    this.simulation = simulation;
    this.random = random;
    sectors = sizeBytes / SECTOR;
  }

  /** Refuses writes from now on. */
  public Disk readOnly() {
    readOnly = true;
    return this;
  }

  /** The next {@code requests} fail, whatever they ask for. */
  public Disk fail(int requests) {
    failing = requests;
    return this;
  }

  /** What a node would read there now. */
  public byte[] content(long sector, int count) {
    byte[] content = new byte[count * SECTOR];
    for (int i = 0; i < count; i++) {
      System.arraycopy(newest(sector + i), 0, content, i * SECTOR, SECTOR);
    }
    return content;
  }

  /** Sectors that a power cut could still change. */
  public int unflushed() {
    return cached.size();
  }

  long sectors() {
    return sectors;
  }

  boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Does what a node asks, some time later.
   *
   * @param done gets what was read; null if the request failed
   */
  void request(DiskRequest request, long nowNanos, DiskRequest.Done done) {
    if (failing > 0 || !request.fits(sectors) || readOnly && request.changes()) {
      failing = Math.max(failing - 1, 0);
      simulation.at(nowNanos + latency(1), () -> done.take(null));
      return;
    }
    long seen = writes;
    Runnable effect = () -> done.take(perform(request, seen));
    inFlight.add(effect);
    simulation.at(
        nowNanos + latency(request.count()),
        () -> {
          if (inFlight.remove(effect)) { // else the power was cut
            effect.run();
          }
        });
  }

  /** The power goes: what was on its way may have happened or not, and the cache is lost. */
  void cut() {
    for (Runnable effect : List.copyOf(inFlight)) {
      if (random.nextBoolean()) {
        effect.run();
      }
    }
    inFlight.clear();
    cached.forEach((sector, versions) -> durable.put(sector, remains(sector, versions)));
    cached.clear();
  }

  private long latency(int count) {
    return LATENCY_NANOS + random.nextLong(SPREAD_NANOS) + count * NANOS_PER_SECTOR;
  }

  private byte[] perform(DiskRequest request, long writesBefore) {
    switch (request.operation()) {
      case READ -> {
        return content(request.sector(), request.count());
      }
      case WRITE -> write(request.sector(), request.data());
      case FLUSH -> flush(writesBefore);
      case DISCARD -> discard(request.sector(), request.count());
    }
    return new byte[0];
  }

  private void write(long sector, byte[] data) {
    writes++;
    for (int i = 0; i < data.length / SECTOR; i++) {
      byte[] content = Arrays.copyOfRange(data, i * SECTOR, (i + 1) * SECTOR);
      cached
          .computeIfAbsent(sector + i, at -> new ArrayList<>())
          .add(new Version(writes, content));
    }
  }

  /** Anything may be there afterwards: noise shows who reads it all the same. */
  private void discard(long sector, int count) {
    byte[] noise = new byte[count * SECTOR];
    random.nextBytes(noise);
    write(sector, noise);
  }

  private void flush(long upTo) {
    cached
        .entrySet()
        .removeIf(
            entry -> {
              List<Version> versions = entry.getValue();
              while (!versions.isEmpty() && versions.get(0).write <= upTo) {
                durable.put(entry.getKey(), versions.remove(0).content);
              }
              return versions.isEmpty();
            });
  }

  private byte[] newest(long sector) {
    List<Version> versions = cached.get(sector);
    return versions == null ? stored(sector) : versions.get(versions.size() - 1).content;
  }

  private byte[] stored(long sector) {
    return durable.getOrDefault(sector, new byte[SECTOR]);
  }

  /** One of the contents that the sector has had since the flush, or the seam of two. */
  private byte[] remains(long sector, List<Version> versions) {
    int last = random.nextInt(versions.size() + 1);
    byte[] content = last == 0 ? stored(sector) : versions.get(last - 1).content;
    if (last == versions.size() || random.nextInt(4) > 0) {
      return content;
    }
    byte[] torn = content.clone();
    System.arraycopy(versions.get(last).content, 0, torn, 0, random.nextInt(SECTOR));
    return torn;
  }
}
