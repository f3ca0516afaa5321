/* Natives of java.lang.ref.Reference (JDK 17); the lists are made in references.c. */
#include "runtime.h"

static ref *referent(Object *self) { return &FIELD(ref, self, kiln_reference_referent); }

Object *kiln_java_lang_ref_Reference_getAndClearReferencePendingList(void) {
  Object *list = OBJECT(references_pending);
  references_pending = 0;
  return list;
}

i32 kiln_java_lang_ref_Reference_hasReferencePendingList(void) { return references_pending != 0; }

void kiln_java_lang_ref_Reference_waitForReferencePendingList(void) {
  while (references_pending == 0) block(FIBER_REFERENCES, 0);
}

i32 kiln_java_lang_ref_Reference_refersTo0(Object *self, Object *object) {
  return *referent(self) == REF(object);
}

void kiln_java_lang_ref_Reference_clear0(Object *self) { *referent(self) = 0; }

i32 kiln_java_lang_ref_PhantomReference_refersTo0(Object *self, Object *object) {
  return *referent(self) == REF(object);
}
