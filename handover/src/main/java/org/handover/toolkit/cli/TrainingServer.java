package org.handover.toolkit.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Speaks as much of PostgreSQL's protocol (its manual, "Message Formats") as it takes for the
/// driver to connect and to ask, and holds nothing. Each statement gets the only row that was given
/// for a word in it, or no row. One that makes a database is refused, and so is what is asked in
/// the simple way, as PostgreSQL's own programs do, but for the driver's first settings.
final class TrainingServer implements AutoCloseable {
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final int TEXT = 25;
  private static final String REFUSED = "CREATE DATABASE";

  private final ServerSocket socket;
  private final Map<String, List<String>> rows;

  TrainingServer(Map<String, List<String>> rows) throws IOException {
    this.rows = rows;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofPlatform().daemon().start(() -> answer(client));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket client) {
    try (client;
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      new Conversation(in, out).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// With one client.
  private final class Conversation {
    private final DataInputStream in;
    private final DataOutputStream out;
    private String sql = "";
    private boolean refused;

    Conversation(DataInputStream in, DataOutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      greet();
      for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
        byte[] body = in.readNBytes(in.readInt() - 4);
        if (!refused || type == 'S') {
          answer(type, body);
        }
      }
    }

    private void greet() throws IOException {
      int length = in.readInt();
      for (int code = in.readInt();
          code == SSL_REQUEST || code == GSS_REQUEST;
          code = in.readInt()) {
        out.write('N');
        length = in.readInt();
      }
      in.skipNBytes(length - 8L);
      send('R', body -> body.writeInt(0));
      Map.of(
              "server_version", "15.0",
              "client_encoding", "UTF8",
              "DateStyle", "ISO, MDY",
              "TimeZone", "UTC",
              "integer_datetimes", "on",
              "standard_conforming_strings", "on")
          .forEach((name, value) -> parameter(name, value));
      send('Z', body -> body.write('I'));
    }

    private void parameter(String name, String value) {
      try {
        send(
            'S',
            body -> {
              text(body, name);
              text(body, value);
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void answer(int type, byte[] body) throws IOException {
      switch (type) {
        case 'P' -> {
          sql = new String(body, StandardCharsets.UTF_8).split("\0", -1)[1];
          send('1', _ -> {});
        }
        case 'Q' -> {
          if (new String(body, StandardCharsets.UTF_8).startsWith("SET ")) {
            send('C', tag -> text(tag, "SET"));
          } else {
            refuse();
          }
          send('Z', state -> state.write('I'));
        }
        case 'B' -> send('2', _ -> {});
        case 'D' -> describe();
        case 'E' -> execute();
        case 'S' -> {
          refused = false;
          send('Z', state -> state.write('I'));
        }
        default -> {
          // Nothing that has to be answered.
        }
      }
    }

    private List<String> row() {
      return rows.entrySet().stream()
          .filter(row -> sql.contains(row.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(List.of());
    }

    private void describe() throws IOException {
      if (row().isEmpty() && !sql.contains("SELECT")) {
        send('n', _ -> {});
        return;
      }
      send(
          'T',
          body -> {
            body.writeShort(row().size());
            for (int column = 0; column < row().size(); column++) {
              text(body, "column");
              body.writeInt(0);
              body.writeShort(0);
              body.writeInt(TEXT);
              body.writeShort(-1);
              body.writeInt(-1);
              body.writeShort(0);
            }
          });
    }

    private void execute() throws IOException {
      refused = sql.contains(REFUSED);
      if (refused) {
        refuse();
        return;
      }
      List<String> row = row();
      if (!row.isEmpty()) {
        send(
            'D',
            body -> {
              body.writeShort(row.size());
              for (String value : row) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                body.writeInt(bytes.length);
                body.write(bytes);
              }
            });
      }
      send(
          'C',
          body -> text(body, sql.contains("SELECT") ? "SELECT " + Math.min(1, row.size()) : "SET"));
    }

    private void refuse() throws IOException {
      send(
          'E',
          body -> {
            text(body, "SERROR");
            text(body, "C0A000");
            text(body, "Monly a training");
            body.write(0);
          });
    }

    private static void text(DataOutputStream body, String text) throws IOException {
      body.write(text.getBytes(StandardCharsets.UTF_8));
      body.write(0);
    }

    /// What a message holds.
    private interface Body {
      void write(DataOutputStream body) throws IOException;
    }

    private void send(char type, Body body) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.write(new DataOutputStream(bytes));
      out.write(type);
      out.writeInt(bytes.size() + 4);
      bytes.writeTo(out);
      out.flush();
    }
  }
}
