package kiln.link.closure;

import kiln.link.world.MethodInfo;

/**
 * Why something is live.
 *
 * @param method the method whose code asks for it; null for a root
 * @param how a clause such as "calls", "creates" or, for roots, who asks
 */
public record Cause(MethodInfo method, String how) {}
