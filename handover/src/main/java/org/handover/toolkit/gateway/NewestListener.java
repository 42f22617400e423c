package org.handover.toolkit.gateway;

import io.netty.channel.Channel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/// Of two processes that listen on one port (SO_REUSEPORT), gives all new connections to the second
/// one. The first then gets nothing more into its accept queue, takes what is there, and closes
/// without resetting a connection. Closing alone would reset what came between its last accept and
/// its close.
///
/// The kernel asks a classic BPF program which socket of the group gets a connection
/// (`SO_ATTACH_REUSEPORT_CBPF`, socket(7)). This one always says 1, the socket that was added to a
/// first. When the first is closed, 1 is out of range and the kernel chooses what is left
/// (`reuseport_select_sock`).
final class NewestListener {
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_REUSEPORT_CBPF = 51;

  /// `struct sock_fprog`: the number of instructions, and where they are.
  private static final int PROGRAM_BYTES = 16;

  private static final RawUnixChannelOption ATTACH =
      new RawUnixChannelOption(
          "SO_ATTACH_REUSEPORT_CBPF", SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, PROGRAM_BYTES);

  /// `BPF_RET | BPF_K`
  private static final short RETURN = 0x06;

  private NewestListener() {}

  /// @param listener bound, and not the first of its port
  static void choose(Channel listener) {
    try (Arena arena = Arena.ofConfined()) {
      // struct sock_filter { u16 code; u8 jt; u8 jf; u32 k; }
      MemorySegment filter = arena.allocate(8, 8);
      filter.set(ValueLayout.JAVA_SHORT, 0, RETURN);
      filter.set(ValueLayout.JAVA_INT, 4, 1);
      MemorySegment program = arena.allocate(PROGRAM_BYTES, 8);
      program.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      program.set(ValueLayout.JAVA_LONG, 8, filter.address());
      ByteBuffer value = program.asByteBuffer();
      listener.config().setOption(ATTACH, value);
    }
  }
}
