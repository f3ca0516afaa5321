package kiln.runtime.zip;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * A compressor of one stream, which takes its input and gives its output in pieces of any size.
 *
 * <p>Matches are looked for as zlib looks for them (chains of equal hashes of three bytes, limits
 * of each level, one byte of laziness from level 4 on), so that a stream is the same as its at the
 * levels 1 to 9; level 0 cuts its stored blocks differently.
 */
final class Deflate {
  static final int NO_FLUSH = 0;
  static final int SYNC_FLUSH = 2;
  static final int FULL_FLUSH = 3;
  static final int FINISH = 4;

  /** The flush that ends a block and nothing else, before parameters change. */
  private static final int BLOCK = 5;

  private static final int FILTERED = 1;
  private static final int HUFFMAN_ONLY = 2;

  private static final int WINDOW = 1 << 15;
  private static final int MASK = WINDOW - 1;
  private static final int HASH = 1 << 15;
  private static final int HASH_SHIFT = 5;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int AHEAD = LONGEST + SHORTEST + 1;
  private static final int FARTHEST = WINDOW - AHEAD;
  private static final int TOO_FAR = 4096; // for a match of three bytes
  private static final int MOST_STORED = 65535;

  /** How a pass over the input ended. */
  private enum Pass {
    MORE, DONE, FINISHING, FINISHED
  }

  private final boolean raw;
  private final BlockWriter blocks = new BlockWriter();
  private final Adler32 adler = new Adler32();
  private int level;
  private int strategy;

  private final byte[] window = new byte[2 * WINDOW + LONGEST + SHORTEST];
  private final int[] head = new int[HASH]; // the last place with a hash; 0 if none
  private final int[] previous = new int[WINDOW];
  private int hash;
  private int at; // the place to compress next
  private int ahead; // bytes in the window from there on
  private int blockAt; // where the block begins; negative once that has left the window
  private int late; // places before `at` that are not in the chains yet
  private int length; // of the match at `at`
  private int matchAt;
  private int lengthBefore;
  private boolean waiting; // the byte before `at` is not written yet

  private boolean begun;
  private boolean finishing;
  private boolean trailed;
  private int lastFlush;

  private byte[] in;
  private int inAt;
  private int inEnd;
  private byte[] out;
  private int outFrom;
  private int outAt;
  private int outEnd;

  /** Level -1 is the default, 6. */
  Deflate(int level, int strategy, boolean raw) {
    this.level = level < 0 ? 6 : level;
    this.strategy = strategy;
    this.raw = raw;
    reset();
  }

  void reset() {
    blocks.reset();
    adler.reset();
    Arrays.fill(head, 0);
    hash = 0;
    at = 0;
    ahead = 0;
    blockAt = 0;
    late = 0;
    length = SHORTEST - 1;
    lengthBefore = SHORTEST - 1;
    waiting = false;
    begun = raw;
    finishing = false;
    trailed = false;
    lastFlush = -2;
  }

  int adler() {
    return (int) adler.getValue();
  }

  int consumed(int from) {
    return inAt - from;
  }

  int produced() {
    return outAt - outFrom;
  }

  boolean isFinished() {
    return trailed && blocks.available() == 0;
  }

  /**
   * Bytes that matches may refer to.
   *
   * @throws IllegalArgumentException if the stream has begun
   */
  void setDictionary(byte[] bytes, int from, int count) {
    if (!raw && begun || ahead != 0) {
      throw new IllegalArgumentException();
    }
    if (!raw) {
      adler.update(bytes, from, count);
    }
    if (count >= WINDOW) {
      if (raw) {
        Arrays.fill(head, 0);
        at = 0;
        blockAt = 0;
        late = 0;
      }
      from += count - WINDOW;
      count = WINDOW;
    }
    Adler32 none = new Adler32();
    input(bytes, from, count);
    fill(none);
    while (ahead >= SHORTEST) {
      int end = at + ahead - (SHORTEST - 1);
      for (; at < end; at++) {
        hash(window[at + SHORTEST - 1]);
        previous[at & MASK] = head[hash];
        head[hash] = at;
      }
      ahead = SHORTEST - 1;
      fill(none);
    }
    at += ahead;
    blockAt = at;
    late = ahead;
    ahead = 0;
    length = SHORTEST - 1;
    lengthBefore = SHORTEST - 1;
    waiting = false;
  }

  private void input(byte[] bytes, int from, int count) {
    in = bytes;
    inAt = from;
    inEnd = from + count;
  }

  /** Takes other parameters from here on; false if the output was too full to end the block. */
  boolean setParameters(
      int newLevel, int newStrategy, byte[] input, int inFrom, int inCount, byte[] output,
      int outOffset, int outCount) {
    int wanted = newLevel < 0 ? 6 : newLevel;
    boolean other = kind(wanted) != kind(level) || newStrategy != strategy;
    input(input, inFrom, inCount);
    output(output, outOffset, outCount);
    if (other && lastFlush != -2) {
      step(BLOCK);
      if (inAt != inEnd || at - blockAt + ahead != 0 || blocks.available() > 0) {
        return false;
      }
    }
    if (level == 0 && wanted != 0) {
      Arrays.fill(head, 0);
    }
    level = wanted;
    strategy = newStrategy;
    return true;
  }

  private static int kind(int level) {
    return level == 0 ? 0 : level < 4 ? 1 : 2;
  }

  /** Goes on until the input is used or the output is full; {@code flush} as zlib has it. */
  void run(
      byte[] input, int inFrom, int inCount, byte[] output, int outOffset, int outCount,
      int flush) {
    input(input, inFrom, inCount);
    output(output, outOffset, outCount);
    step(flush);
  }

  private void output(byte[] output, int from, int count) {
    out = output;
    outFrom = from;
    outAt = from;
    outEnd = from + count;
  }

  // --- the stream: RFC 1950 ---

  private void step(int flush) {
    int flushBefore = lastFlush;
    lastFlush = flush;
    boolean held = blocks.available() > 0;
    give();
    if (held && isFull()) {
      lastFlush = -1;
      return;
    }
    if (!begun) {
      header();
    }
    boolean nothingNew =
        inAt == inEnd && rank(flush) <= rank(flushBefore) && flush != FINISH && ahead == 0;
    if (nothingNew && flushBefore != -2 || trailed) {
      give();
      return;
    }
    if (inAt != inEnd || ahead != 0 || flush != NO_FLUSH && !finishing) {
      Pass pass = pass(flush);
      finishing |= pass == Pass.FINISHING || pass == Pass.FINISHED;
      if (pass == Pass.MORE || pass == Pass.FINISHING) {
        lastFlush = isFull() ? -1 : lastFlush;
        return;
      } else if (pass == Pass.DONE) {
        flushed(flush);
        if (isFull()) {
          lastFlush = -1;
          return;
        }
      }
    }
    if (flush == FINISH) {
      trailer();
    }
  }

  private static int rank(int flush) {
    return flush * 2 - (flush > FINISH ? 9 : 0);
  }

  private boolean isFull() {
    return outAt == outEnd;
  }

  /** Moves what is written to the output, as far as there is room. */
  private void give() {
    blocks.flushBytes();
    outAt += blocks.take(out, outAt, outEnd - outAt);
  }

  private void header() {
    int effort = strategy >= HUFFMAN_ONLY || level < 2 ? 0 : level < 6 ? 1 : level == 6 ? 2 : 3;
    int header = 0x7800 | effort << 6 | (at != 0 ? 0x20 : 0);
    blocks.putBig16(header + 31 - header % 31);
    if (at != 0) {
      blocks.putBig16(adler() >>> 16);
      blocks.putBig16(adler());
    }
    adler.reset();
    begun = true;
    give();
  }

  private void flushed(int flush) {
    if (flush != BLOCK) {
      blocks.stored(window, 0, 0, false);
      if (flush == FULL_FLUSH) {
        Arrays.fill(head, 0);
        if (ahead == 0) {
          at = 0;
          blockAt = 0;
          late = 0;
        }
      }
    }
    give();
  }

  private void trailer() {
    if (!raw) {
      blocks.putBig16(adler() >>> 16);
      blocks.putBig16(adler());
    }
    trailed = true;
    give();
  }

  private Pass pass(int flush) {
    if (level == 0) {
      return stored(flush);
    } else if (strategy == HUFFMAN_ONLY) {
      return literals(flush);
    }
    return level < 4 ? greedy(flush) : lazy(flush);
  }

  // --- the window ---

  private void fill(Adler32 sum) {
    do {
      int room = 2 * WINDOW - ahead - at;
      if (at >= WINDOW + FARTHEST) {
        slide();
        room += WINDOW;
      }
      if (inAt == inEnd) {
        return;
      }
      int count = Math.min(room, inEnd - inAt);
      System.arraycopy(in, inAt, window, at + ahead, count);
      if (!raw) {
        sum.update(in, inAt, count);
      }
      inAt += count;
      ahead += count;
      enterLate();
    } while (ahead < AHEAD && inAt != inEnd);
  }

  private void slide() {
    System.arraycopy(window, WINDOW, window, 0, WINDOW);
    matchAt -= WINDOW;
    at -= WINDOW;
    blockAt -= WINDOW;
    late = Math.min(late, at);
    for (int i = 0; i < HASH; i++) {
      head[i] = Math.max(0, head[i] - WINDOW);
    }
    for (int i = 0; i < WINDOW; i++) {
      previous[i] = Math.max(0, previous[i] - WINDOW);
    }
  }

  /** Enters places whose three bytes were not complete before. */
  private void enterLate() {
    if (ahead + late < SHORTEST) {
      return;
    }
    int place = at - late;
    hash = window[place] & 255;
    hash(window[place + 1]);
    while (late > 0) {
      hash(window[place + 2]);
      previous[place & MASK] = head[hash];
      head[hash] = place++;
      late--;
      if (ahead + late < SHORTEST) {
        break;
      }
    }
  }

  private void hash(byte next) {
    hash = (hash << HASH_SHIFT ^ next & 255) & HASH - 1;
  }

  /** Enters the place into the chains; gives the last place with the same hash. */
  private int enter(int place) {
    hash(window[place + 2]);
    int found = head[hash];
    previous[place & MASK] = found;
    head[hash] = place;
    return found;
  }

  /** The longest match at {@link #at} along a chain; sets {@link #matchAt} if it is longer. */
  private int search(int candidate) {
    Effort effort = Effort.of(level);
    int chain = lengthBefore >= effort.good() ? effort.chain() >> 2 : effort.chain();
    int nice = Math.min(effort.nice(), ahead);
    int limit = Math.max(0, at - FARTHEST);
    int best = lengthBefore;
    do {
      if (window[candidate + best] == window[at + best]
          && window[candidate + best - 1] == window[at + best - 1]
          && window[candidate] == window[at]
          && window[candidate + 1] == window[at + 1]) {
        int equal = Arrays.mismatch(
            window, candidate, candidate + LONGEST, window, at, at + LONGEST);
        equal = equal < 0 ? LONGEST : equal;
        if (equal > best) {
          matchAt = candidate;
          best = equal;
          if (equal >= nice) {
            break;
          }
        }
      }
      candidate = previous[candidate & MASK];
    } while (candidate > limit && --chain != 0);
    return Math.min(best, ahead);
  }

  // --- passes ---

  /** Is there too little to look at? */
  private boolean wants(int least, int flush) {
    if (ahead < least) {
      fill(adler);
    }
    return ahead < least && flush == NO_FLUSH;
  }

  /** Ends the block; false if the output is full. */
  private boolean end(boolean last) {
    blocks.block(window, blockAt, at - blockAt, last);
    blockAt = at;
    give();
    return !isFull();
  }

  private Pass ended(int flush, int leftOut) {
    late = leftOut;
    if (flush == FINISH) {
      return end(true) ? Pass.FINISHED : Pass.FINISHING;
    }
    return blocks.isEmpty() || end(false) ? Pass.DONE : Pass.MORE;
  }

  /** Takes a match as soon as there is one. */
  private Pass greedy(int flush) {
    while (true) {
      if (wants(AHEAD, flush)) {
        return Pass.MORE;
      } else if (ahead == 0) {
        return ended(flush, Math.min(at, SHORTEST - 1));
      }
      int found = ahead >= SHORTEST ? enter(at) : 0;
      if (found != 0 && at - found <= FARTHEST) {
        length = search(found);
      }
      boolean full;
      if (length >= SHORTEST) {
        full = blocks.match(at - matchAt, length - SHORTEST);
        ahead -= length;
        skip();
      } else {
        full = blocks.literal(window[at++]);
        ahead--;
      }
      if (full && !end(false)) {
        return Pass.MORE;
      }
    }
  }

  /** Goes behind a match; the places in it are entered if it is short. */
  private void skip() {
    if (length <= Effort.of(level).lazy() && ahead >= SHORTEST) {
      for (length--; length > 0; length--) {
        enter(++at);
      }
      at++;
    } else {
      at += length;
      length = 0;
      hash = window[at] & 255;
      hash(window[at + 1]);
    }
  }

  /** Takes a match only if the next place has no longer one. */
  private Pass lazy(int flush) {
    while (true) {
      if (wants(AHEAD, flush)) {
        return Pass.MORE;
      } else if (ahead == 0) {
        if (waiting) {
          blocks.literal(window[at - 1]);
          waiting = false;
        }
        return ended(flush, Math.min(at, SHORTEST - 1));
      }
      int found = ahead >= SHORTEST ? enter(at) : 0;
      int matchBefore = matchAt;
      lengthBefore = length;
      length = SHORTEST - 1;
      if (found != 0 && lengthBefore < Effort.of(level).lazy() && at - found <= FARTHEST) {
        length = search(found);
        if (length <= 5
            && (strategy == FILTERED || length == SHORTEST && at - matchAt > TOO_FAR)) {
          length = SHORTEST - 1;
        }
      }
      if (lengthBefore >= SHORTEST && length <= lengthBefore) {
        if (takeBefore(matchBefore) && !end(false)) {
          return Pass.MORE;
        }
      } else if (waiting) {
        boolean full = blocks.literal(window[at - 1]);
        if (full) {
          end(false);
        }
        at++;
        ahead--;
        if (isFull()) {
          return Pass.MORE;
        }
      } else {
        waiting = true;
        at++;
        ahead--;
      }
    }
  }

  /** Takes the match that began at the place before; true if the block is full. */
  private boolean takeBefore(int matchBefore) {
    int lastEntered = at + ahead - SHORTEST;
    boolean full = blocks.match(at - 1 - matchBefore, lengthBefore - SHORTEST);
    ahead -= lengthBefore - 1;
    for (lengthBefore -= 2; lengthBefore > 0; lengthBefore--) {
      if (++at <= lastEntered) {
        enter(at);
      }
    }
    waiting = false;
    length = SHORTEST - 1;
    at++;
    return full;
  }

  private Pass literals(int flush) {
    while (true) {
      if (ahead == 0) {
        fill(adler);
      }
      if (ahead == 0) {
        return flush == NO_FLUSH ? Pass.MORE : ended(flush, 0);
      }
      length = 0;
      boolean full = blocks.literal(window[at++]);
      ahead--;
      if (full && !end(false)) {
        return Pass.MORE;
      }
    }
  }

  /** Level 0: blocks are as long as the window has room for. */
  private Pass stored(int flush) {
    while (true) {
      if (at >= WINDOW + FARTHEST && at > blockAt) {
        put(false); // before the window slides
      }
      fill(adler);
      at += ahead;
      ahead = 0;
      if (inAt == inEnd && at - blockAt < WINDOW) {
        break;
      }
      put(false);
      if (isFull()) {
        return Pass.MORE;
      }
    }
    if (flush == NO_FLUSH) {
      return Pass.MORE;
    } else if (flush == FINISH) {
      put(true);
      return blocks.available() == 0 ? Pass.FINISHED : Pass.FINISHING;
    } else if (at > blockAt) {
      put(false);
    }
    return isFull() ? Pass.MORE : Pass.DONE;
  }

  private void put(boolean last) {
    for (; at - blockAt > MOST_STORED; blockAt += MOST_STORED) {
      blocks.stored(window, blockAt, MOST_STORED, false);
    }
    blocks.stored(window, blockAt, at - blockAt, last);
    blockAt = at;
    give();
  }
}
