package app.firewall;

/**
 * The flows that live, found by how their packets arrive. All memory is taken at the start: a flow
 * for which there is no room is refused, and nothing is allocated for a packet.
 */
final class FlowTable {
  /** Flows that are looked at, for their end, with each packet. */
  private static final int SWEPT = 2;

  private final Flow[] flows;
  private final Flow[] free;
  private int freeCount;
  private final Flow[] byRequest;
  private final Flow[] byReply;
  private final long key;
  private int hand;

  /**
   * @param room how many flows may live at once
   * @param key secret; where a flow is kept depends on it
   */
  FlowTable(int room, long key) {
    flows = new Flow[room];
    free = new Flow[room];
    for (int i = 0; i < room; i++) {
      flows[i] = free[i] = new Flow();
    }
    freeCount = room;
    int size = Integer.highestOneBit(Math.max(room, 2) - 1) << 1;
    byRequest = new Flow[size];
    byReply = new Flow[size];
    this.key = key;
  }

  int size() {
    return flows.length - freeCount;
  }

  /** The flow whose first packets look so, or null. */
  Flow request(Flow.Tuple tuple) {
    Flow flow = byRequest[slot(tuple)];
    while (flow != null && !flow.request.same(tuple)) {
      flow = flow.nextByRequest;
    }
    return flow;
  }

  /** The flow whose answers look so, or null. */
  Flow reply(Flow.Tuple tuple) {
    Flow flow = byReply[slot(tuple)];
    while (flow != null && !flow.reply.same(tuple)) {
      flow = flow.nextByReply;
    }
    return flow;
  }

  /** A new flow, live; null if there is no room. */
  Flow add(long nowNanos, Flow.Tuple request, Flow.Tuple reply) {
    if (freeCount == 0) {
      return null;
    }
    Flow flow = free[--freeCount];
    flow.request.copy(request);
    flow.reply.copy(reply);
    flow.begin(nowNanos);
    int slot = slot(request);
    flow.nextByRequest = byRequest[slot];
    byRequest[slot] = flow;
    slot = slot(reply);
    flow.nextByReply = byReply[slot];
    byReply[slot] = flow;
    return flow;
  }

  /** Ends a few flows that are over, in turn: a packet costs the same however many there are. */
  void sweep(long nowNanos) {
    for (int i = 0; i < SWEPT; i++) {
      Flow flow = flows[hand];
      hand = hand + 1 == flows.length ? 0 : hand + 1;
      if (flow.live && nowNanos - flow.deadlineNanos >= 0) {
        remove(flow);
      }
    }
  }

  private void remove(Flow flow) {
    int slot = slot(flow.request);
    if (byRequest[slot] == flow) {
      byRequest[slot] = flow.nextByRequest;
    } else {
      Flow before = byRequest[slot];
      while (before.nextByRequest != flow) {
        before = before.nextByRequest;
      }
      before.nextByRequest = flow.nextByRequest;
    }
    slot = slot(flow.reply);
    if (byReply[slot] == flow) {
      byReply[slot] = flow.nextByReply;
    } else {
      Flow before = byReply[slot];
      while (before.nextByReply != flow) {
        before = before.nextByReply;
      }
      before.nextByReply = flow.nextByReply;
    }
    flow.live = false;
    flow.nextByRequest = flow.nextByReply = null;
    free[freeCount++] = flow;
  }

  private int slot(Flow.Tuple tuple) {
    return tuple.hash(key) & byRequest.length - 1;
  }
}
