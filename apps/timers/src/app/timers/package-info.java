/** Threads as everybody writes them; in an image they are fibers. */
package app.timers;
