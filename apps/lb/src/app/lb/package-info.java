/** A load balancer: connections in, connections to one of several backends out. */
package app.lb;
