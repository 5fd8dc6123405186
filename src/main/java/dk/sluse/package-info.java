/** Sluse, a lock: secure file routes around isolated genome-analysis environments. */
package dk.sluse;
