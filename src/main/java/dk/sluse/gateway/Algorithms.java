package dk.sluse.gateway;

import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/** The cryptography that the gateway speaks: modern only, strongest first, hybrid post-quantum key exchange where offered. */
final class Algorithms {

    private Algorithms() {}

    /** Takes everything else away from a server. */
    static void restrict(SshServer server) {
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.mlkem768x25519,
                        BuiltinDHFactories.sntrup761x25519,
                        BuiltinDHFactories.sntrup761x25519_openssh,
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh),
                ServerBuilder.DH2KEX));
        server.setCipherFactories(supported(List.of(
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.cc20p1305_openssh,
                BuiltinCiphers.aes256ctr,
                BuiltinCiphers.aes192ctr,
                BuiltinCiphers.aes128ctr)));
        server.setMacFactories(supported(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm)));
        server.setSignatureFactories(supported(List.of(
                BuiltinSignatures.ed25519_cert,
                BuiltinSignatures.nistp256_cert,
                BuiltinSignatures.nistp384_cert,
                BuiltinSignatures.nistp521_cert,
                BuiltinSignatures.rsaSHA512_cert,
                BuiltinSignatures.rsaSHA256_cert,
                BuiltinSignatures.ed25519,
                BuiltinSignatures.sk_ssh_ed25519,
                BuiltinSignatures.nistp256,
                BuiltinSignatures.nistp384,
                BuiltinSignatures.nistp521,
                BuiltinSignatures.sk_ecdsa_sha2_nistp256,
                BuiltinSignatures.rsaSHA512,
                BuiltinSignatures.rsaSHA256)));
        // Compression before encryption leaks, and genome data is compressed already.
        server.setCompressionFactories(supported(List.of(BuiltinCompressions.none)));
    }

    private static <T, F extends NamedFactory<T> & OptionalFeature> List<NamedFactory<T>> supported(List<F> factories) {
        return factories.stream()
                .filter(OptionalFeature::isSupported)
                .<NamedFactory<T>>map(f -> f)
                .toList();
    }
}
