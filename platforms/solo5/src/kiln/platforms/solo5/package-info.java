/**
 * The devices of Solo5's tenders, as they are on {@code spt} and {@code hvt}: network devices and
 * disks of the manifest. How a frame or a sector is moved is the business of each platform's C.
 */
package kiln.platforms.solo5;
