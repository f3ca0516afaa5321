/** A PVH ELF file for QEMU, Firecracker and Cloud Hypervisor on x86-64. */
package kiln.platforms.virtio;
