/*
 * Random object graphs against a shadow model: objects in C memory that mirror each live node. After
 * each collection every node reachable from the roots must have kept its value and its children.
 */
#include "java.h"

#define ROOTS 64
#define SHADOWS 200000

struct Shadow {
  i32 value;
  i32 left, right; /* shadows, -1: none */
  u32 seen;
};

static struct Shadow shadows[SHADOWS];
static u32 count, round_;
static ref roots[ROOTS] __attribute__((section(".kiln.statics")));
static i32 shadow_roots[ROOTS];

static Node *at(ref r) { return AT(Node, r); }

static void compare(ref node, i32 shadow) {
  while (node != 0 || shadow >= 0) { /* the right side as a loop: lists are deep */
    check((node == 0) == (shadow < 0), "a child is null where the model's is");
    struct Shadow *s = &shadows[shadow];
    check(CLASS_OF(&at(node)->header) == &class_node, "a node keeps its class");
    check(at(node)->value == s->value, "a node keeps its value");
    check(at(node)->shadow == shadow, "a node keeps its place in the model");
    if (s->seen == round_) return;
    s->seen = round_;
    compare(at(node)->left, s->left);
    node = at(node)->right;
    shadow = s->right;
  }
}

static void compare_all(void) {
  round_++;
  for (u32 i = 0; i < ROOTS; i++) compare(roots[i], shadow_roots[i]);
}

static i32 add_shadow(Node *node) {
  i32 shadow = (i32)count++;
  shadows[shadow] = (struct Shadow){(i32)random64(), -1, -1, 0};
  node->value = shadows[shadow].value;
  node->shadow = shadow;
  return shadow;
}

/* A new node with two random children from the roots, put in place of a random root. */
static void grow(void) {
  u32 a = random64() % ROOTS, b = random64() % ROOTS, to = random64() % ROOTS;
  Node *node = new_node();
  check(node != 0, "a node is there");
  i32 shadow = add_shadow(node);
  if (random64() % 4 != 0) {
    node->left = roots[a];
    shadows[shadow].left = shadow_roots[a];
  }
  if (random64() % 8 != 0) {
    node->right = roots[b];
    shadows[shadow].right = shadow_roots[b];
  }
  roots[to] = REF(node);
  shadow_roots[to] = shadow;
}

/* Changes an edge somewhere, and drops a root now and then, so that garbage of all shapes arises. */
static void change(void) {
  u32 i = random64() % ROOTS, j = random64() % ROOTS;
  if (random64() % 16 == 0) {
    roots[i] = 0;
    shadow_roots[i] = -1;
  } else if (roots[i] != 0) {
    at(roots[i])->left = roots[j];
    shadows[shadow_roots[i]].left = shadow_roots[j];
  }
}

/* Garbage of all sizes between the nodes, each filled, so that a wrong sweep writes over something. */
static void litter(void) {
  u64 size = random64() % 100 == 0 ? random64() % 100000 : random64() % 300;
  Array *array = (Array *)kiln_new_array(&class_byte_array, (i32)size);
  check(array != 0, "an array is there");
  u8 *bytes = elements(array, 0);
  for (u64 i = 0; i < size; i++) check(bytes[i] == 0, "a new array is zero");
  memset(bytes, 0x5a, size);
}

i32 test_main(void) {
  for (u32 i = 0; i < ROOTS; i++) shadow_roots[i] = -1;
  u32 most = options.gc_stress ? 12000 : SHADOWS;
  while (count < most) {
    grow();
    if (random64() % 3 == 0) change();
    if (random64() % 2 == 0) litter();
    if (count % 5000 == 0) {
      collect(0);
      compare_all();
    }
  }
  compare_all();
  say("graphs hold after", heap.collections, "collections");
  return 0;
}
