/** {@code java.util.ServiceLoader}: the providers are found when the image is linked. */
package kiln.runtime.service;
