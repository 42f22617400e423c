import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Runs a command with a `TRAINING_URL` at which somebody speaks PostgreSQL's protocol
/// (https://www.postgresql.org/docs/15/protocol.html, with SCRAM-SHA-256 of RFC 5802 and 7677), believes every
/// password, and answers every SELECT with one of a few rows. No database is needed to train a cache: what counts is
/// that a driver connects and reads, not what it reads.
///
///     java scripts/TrainingServer.java COMMAND [ARGUMENT...]
final class TrainingServer {
  private static final String PASSWORD = "training";
  private static final int ITERATIONS = 4096;
  private static final long MOST_SECONDS = 60;
  private static final int TEXT = 25;

  /// As many columns as any query reads; each is a number, a truth and a word.
  private static final List<String> ROW = List.of("0", "1", "1", "1", "1", "1", "1", "1", "1", "1");

  /// What the toolkit looks at twice: the server's version, and rows of a catalog.
  private static final List<String> SERVER = List.of("150000", "f", "f", "UTF8");

  private static final List<String> FACT = List.of("public", "training", "TABLE", "training", "plain");

  private final DataInputStream in;
  private final DataOutputStream out;
  private String sql = "";

  private TrainingServer(Socket socket) throws IOException {
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
  }

  public static void main(String[] command) throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> serve(server));
      ProcessBuilder program = new ProcessBuilder(command).inheritIO();
      program
          .environment()
          .put(
              "TRAINING_URL",
              "postgresql://training:%s@127.0.0.1:%d/training".formatted(PASSWORD, server.getLocalPort()));
      Process process = program.start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      System.exit(process.waitFor());
    }
  }

  private static void serve(ServerSocket server) {
    while (true) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException e) {
        // Closed: the command has ended.
        return;
      }
    }
  }

  private static void converse(Socket socket) {
    try (socket) {
      new TrainingServer(socket).converse();
    } catch (IOException | GeneralSecurityException e) {
      System.err.println("training server: " + e);
    }
  }

  private void converse() throws IOException, GeneralSecurityException {
    if (!start()) {
      return;
    }
    for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
      byte[] body = in.readNBytes(in.readInt() - 4);
      switch (type) {
        case 'Q' -> {
          sql = texts(body)[0];
          answer(isQuery());
          ready();
        }
        case 'P' -> {
          sql = texts(body)[1];
          send('1', bytes());
        }
        case 'B' -> send('2', bytes());
        case 'C' -> send('3', bytes());
        case 'D' -> {
          if (body[0] == 'S') {
            send('t', bytes((short) 0));
          }
          describe();
        }
        case 'E' -> answer(false);
        case 'S' -> ready();
        case 'H' -> out.flush();
        default -> throw new IOException("unknown message " + (char) type);
      }
    }
  }

  /// Not of a program that names itself in its first message: `pg_dump` and `psql` want a real server.
  private boolean start() throws IOException, GeneralSecurityException {
    while (true) {
      byte[] body = in.readNBytes(in.readInt() - 4);
      int code = java.nio.ByteBuffer.wrap(body).getInt();
      if (code == 80877103 || code == 80877104) {
        out.write('N');
        out.flush();
        continue;
      }
      if (code != 196608 || new String(body, StandardCharsets.UTF_8).contains("application_name")) {
        return false;
      }
      authenticate();
      for (String parameter :
          List.of(
              "server_version\00015.0",
              "server_encoding\0UTF8",
              "client_encoding\0UTF8",
              "standard_conforming_strings\0on",
              "integer_datetimes\0on",
              "DateStyle\0ISO, MDY",
              "TimeZone\0UTC")) {
        send('S', bytes(parameter + "\0"));
      }
      send('K', bytes(1, 1));
      ready();
      return true;
    }
  }

  /// Whoever knows the password is told that the server knows it too; who does not is not told so.
  private void authenticate() throws IOException, GeneralSecurityException {
    send('R', bytes(10, "SCRAM-SHA-256\0\0"));
    out.flush();
    String first = message();
    String bare = first.substring(first.indexOf("n=", first.indexOf(",,")));
    byte[] salt = "salt of training".getBytes(StandardCharsets.UTF_8);
    String nonce = bare.substring(bare.indexOf("r=") + 2) + "training";
    String challenge =
        "r=%s,s=%s,i=%d".formatted(nonce, Base64.getEncoder().encodeToString(salt), ITERATIONS);
    send('R', bytes(11, challenge));
    out.flush();
    String last = message();
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, ITERATIONS, 256))
            .getEncoded();
    String said = bare + "," + challenge + "," + last.substring(0, last.lastIndexOf(",p="));
    byte[] proof = hmac(hmac(salted, "Server Key"), said);
    send('R', bytes(12, "v=" + Base64.getEncoder().encodeToString(proof)));
    send('R', bytes(0));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private String message() throws IOException {
    if (in.read() != 'p') {
      throw new IOException("no password");
    }
    return new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
  }

  private boolean isQuery() {
    String first = sql.replaceAll("(?m)^\\s*--.*$", "").strip();
    return first.regionMatches(true, 0, "SELECT", 0, 6) || first.regionMatches(true, 0, "WITH", 0, 4);
  }

  private List<String> row() {
    if (sql.contains("server_version_num")) {
      return SERVER;
    }
    return sql.contains("one fact a row") ? FACT : ROW;
  }

  private void describe() throws IOException {
    if (!isQuery()) {
      send('n', bytes());
      return;
    }
    ByteArrayOutputStream columns = new ByteArrayOutputStream();
    columns.write(bytes((short) row().size()));
    for (int i = 0; i < row().size(); i++) {
      columns.write(bytes("c" + i + "\0", 0, (short) 0, TEXT, (short) -1, -1, (short) 0));
    }
    send('T', columns.toByteArray());
  }

  private void answer(boolean described) throws IOException {
    if (described) {
      describe();
    }
    if (!isQuery()) {
      send('C', bytes(sql.strip().split("\\s", 2)[0].toUpperCase() + "\0"));
      return;
    }
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    values.write(bytes((short) row().size()));
    for (String value : row()) {
      values.write(bytes(value.length(), value));
    }
    send('D', values.toByteArray());
    send('C', bytes("SELECT 1\0"));
  }

  private void ready() throws IOException {
    send('Z', bytes("I"));
    out.flush();
  }

  private void send(char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  private static String[] texts(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).split("\0", -1);
  }

  private static byte[] bytes(Object... parts) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream data = new DataOutputStream(bytes);
      for (Object part : parts) {
        switch (part) {
          case Integer number -> data.writeInt(number);
          case Short number -> data.writeShort(number);
          default -> data.write(part.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
