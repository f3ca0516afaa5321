/*
 * java.lang.ref, as JDK 17's Reference.java expects it: soft, weak and phantom references.
 *
 * While marking, a reference whose referent is not yet marked goes onto a list through its field
 * `discovered`; the last one points at itself, so that "listed" is "not null". After marking, those
 * whose referent was reached some other way leave the list; the others lose their referent and move
 * to the pending list, again through `discovered`, where the handler thread takes them and enqueues
 * them. No object has a finalizer here, so one round is enough for all kinds.
 *
 * A reference whose constructor has not come to its queue yet holds its referent: the queue of those
 * that have none is an object, too, and who enqueues them counts on it.
 *
 * Soft references hold their referents until a collection that must clear them: the last one before
 * OutOfMemoryError.
 */
#include "runtime.h"

ref references_pending;
static ref listed;

void references_start(void) { listed = 0; }

void references_visit(Object *reference, u32 special) {
  ref referent = FIELD(ref, reference, kiln_reference_referent);
  if (is_marked(referent)) return; /* also null */
  u32 made = kiln_reference_queue == 0 || FIELD(ref, reference, kiln_reference_queue) != 0;
  if ((special == SPECIAL_SOFT && !mark_clears_soft) || !made) {
    mark_reference(referent);
    return;
  }
  ref *link = &FIELD(ref, reference, kiln_reference_discovered);
  if (*link != 0) return; /* seen in an earlier pass over the heap */
  *link = listed != 0 ? listed : REF(reference);
  listed = REF(reference);
}

static void make_pending(Object *reference) {
  FIELD(ref, reference, kiln_reference_referent) = 0;
  ref *link = &FIELD(ref, reference, kiln_reference_discovered);
  /* An image whose references have no queues has no handler that would ever empty the list. */
  *link = kiln_reference_queue != 0 ? references_pending : 0;
  if (kiln_reference_queue != 0) references_pending = REF(reference);
}

static void wake_handler(void) {
  for (Fiber *fiber = fibers; fiber != 0; fiber = fiber->next_of_all) {
    if (fiber->state == FIBER_REFERENCES) make_ready(fiber);
  }
}

void references_clear(void) {
  for (ref at = listed, next; at != 0; at = next) {
    Object *reference = OBJECT(at);
    next = FIELD(ref, reference, kiln_reference_discovered);
    if (next == at) next = 0;
    if (is_marked(FIELD(ref, reference, kiln_reference_referent))) {
      FIELD(ref, reference, kiln_reference_discovered) = 0;
    } else {
      make_pending(reference);
    }
  }
  listed = 0;
  if (references_pending != 0) wake_handler();
}
