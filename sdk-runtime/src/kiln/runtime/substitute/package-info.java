/** How code of the runtime takes the place of code of the class library; read by the linker. */
package kiln.runtime.substitute;
