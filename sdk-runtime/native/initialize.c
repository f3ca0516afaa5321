/*
 * Class initialization, JVMS §5.5. The states are bytes in the class; compiled code calls here only
 * where it cannot prove that the class is initialized. The steps are numbered as in that section.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

static struct FiberQueue initializing; /* fibers that wait for a class (step 2) */

/* Steps 9 to 12: wakes those that wait for this class, with its new state. */
static void finish(Class *c, u32 state) {
  c->state = (u8)state;
  c->initializer = 0;
  for (Fiber *fiber = initializing.first, *next; fiber != 0; fiber = next) {
    next = fiber->next;
    if (fiber->class_ != c) continue;
    fiber->class_ = 0;
    make_ready(fiber);
  }
}

static void initialize(Class *c);

/* Step 7: the superclass, then the superinterfaces that declare default methods. */
static void initialize_supers(Class *c) {
  if (c->kind == KIND_INTERFACE) return;
  if (c->super != 0) initialize(AT(Class, c->super));
  const u32 *interfaces = AT(u32, c->interfaces);
  if (interfaces == 0) return;
  for (u32 i = 0; i < interfaces[0] && kiln_core.exc == 0; i++) {
    Class *interface = AT(Class, interfaces[1 + i]);
    if (interface->modifiers & KILN_HAS_DEFAULT) initialize(interface);
  }
}

static void wait_for(Class *c) {
  Fiber *self = kiln_core.fiber;
  self->class_ = c;
  queue_add(&initializing, self);
  block(FIBER_INITIALIZING, 0);
}

static APART void initialize(Class *c) {
  while (c->state == STATE_RUNNING) {
    if (c->initializer == kiln_core.fiber->number) return; /* step 3: a recursive request */
    wait_for(c);
  }
  if (c->state == STATE_INITIALIZED) return;
  if (c->state == STATE_FAILED) { /* step 5 */
    kiln_throw_no_class(c);
    return;
  }
  c->state = STATE_RUNNING; /* step 6 */
  c->initializer = kiln_core.fiber->number;
  initialize_supers(c);
  u32 own = kiln_core.exc == 0;
  if (own && c->clinit != 0) ((void (*)(void))(uintptr_t)c->clinit)();
  if (kiln_core.exc != 0) { /* steps 10 and 11 */
    Object *cause = kiln_core.exc;
    kiln_core.exc = 0;
    kiln_initializer_failed(c, cause);
    kiln_core.exc = own ? 0 : cause; /* where there was no memory to remember it: forgotten */
    if (own) kiln_throw_in_initializer(cause);
  }
  finish(c, kiln_core.exc == 0 ? STATE_INITIALIZED : STATE_FAILED);
}

KILN_PASSES("kiln_initialize") void kiln_initialize(Class *c) {
  initialize(c);
  if (UNLIKELY(kiln_core.exc != 0)) kiln_unwind();
}

KILN_SMALL_END
