/* Queues of fibers: doubly linked, since a deadline takes a fiber out of the middle. */
#include "runtime.h"

void queue_add(struct FiberQueue *queue, Fiber *fiber) {
  fiber->queue = queue;
  fiber->next = 0;
  fiber->previous = queue->last;
  if (queue->last != 0) queue->last->next = fiber;
  else queue->first = fiber;
  queue->last = fiber;
}

void queue_remove(Fiber *fiber) {
  struct FiberQueue *queue = fiber->queue;
  if (queue == 0) return;
  if (fiber->previous != 0) fiber->previous->next = fiber->next;
  else queue->first = fiber->next;
  if (fiber->next != 0) fiber->next->previous = fiber->previous;
  else queue->last = fiber->previous;
  fiber->queue = 0;
  fiber->next = fiber->previous = 0;
}
