/**
 * Bytes before they are text: a part's content in memory or in a file ({@link dk.sluse.bytes.Bytes}), the searches that find
 * in it what is worth decoding ({@link dk.sluse.bytes.ByteSearch}), and {@link dk.sluse.bytes.Lines} that are never longer than
 * a buffer. It knows no format and no policy; speed is made here.
 */
package dk.sluse.bytes;
