package dk.sluse.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.channel.throttle.ChannelStreamWriter;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * A session channel of the gateway: a command, a file view or a hint. What the library would hand to its factories is
 * decided here, so that nothing else can be asked for and no text from outside reaches a log unescaped.
 */
final class DoorChannel extends ChannelSession {

    private final Visit visit;
    private final Errands errands;
    private final Duration patience;

    DoorChannel(Visit visit, Errands errands, Duration patience) {
        this.visit = visit;
        this.errands = errands;
        this.patience = patience;
    }

    @Override
    public ChannelStreamWriter resolveChannelStreamWriter(Channel channel, byte command) {
        return new MeasuredWriter(channel, patience);
    }

    @Override
    protected Result handleExecParsed(String request, String line) throws IOException {
        return begin(request, errands.command(visit, line));
    }

    @Override
    protected Result handleShellParsed(String request) throws IOException {
        return begin(request, errands.shell(visit));
    }

    @Override
    protected Result handleSubsystemParsed(String request, String subsystem) throws IOException {
        Optional<Errand> errand = errands.subsystem(visit, subsystem);
        return errand.isEmpty() ? Result.ReplyFailure : begin(request, errand.get());
    }

    /** Variables are of no use here, and a client could send them without end. */
    @Override
    protected Result handleEnvParsed(String name, String value) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleAgentForwardingParsed(String request) {
        errands.forwarding(visit, "agent forwarding");
        return Result.ReplyFailure;
    }

    private Result begin(String request, Errand errand) throws IOException {
        commandInstance = errand;
        return prepareChannelCommand(request, errand);
    }
}
