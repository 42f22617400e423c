package org.handover.toolkit.gateway.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.gateway.MirrorListener;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `handover nginx` on an nginx that was there before.
@Timeout(60)
class NginxCommandIT {
  @TempDir private Path folder = Path.of("");
  private NginxPlace place;

  @BeforeEach
  void make() {
    place = new NginxPlace(folder);
  }

  @AfterEach
  void stop() throws IOException {
    place.close();
  }

  private static void assertStopped(Outcome outcome, int code, String what, String remedy) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).startsWith("handover: ").contains(what).contains(remedy);
    assertThat(outcome.err()).doesNotContain("Exception");
  }

  private Outcome applied() {
    Outcome outcome = place.run("nginx", "apply");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }

  @Test
  void bringsTheFilesIntoForceAndSaysWhichVersionRuns() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    assertThat(place.run("nginx", "apply", "--dry-run").out()).contains("none were written yet");
    assertThat(place.installed()).isEmpty();
    assertThat(applied().out()).contains("the first").contains("nginx sees version 0");
    String first = place.running();
    assertThat(place.installed()).isEqualTo("versions/" + first);
    assertThat(applied().out()).contains("version " + first + ", as before");

    place.configure("session-cookie: session", "session-cookie: sid");
    assertThat(applied().out()).contains("before it was " + first);
    assertThat(place.running()).isNotEqualTo(first);
    // The last good files are kept.
    assertThat(folder.resolve("include/versions").resolve(first).resolve("server.conf")).exists();
    assertThat(place.run("nginx", "status").exitCode()).isZero();
    assertThat(Files.readString(folder.resolve(".handover/journal.jsonl")))
        .contains("nginx apply")
        .contains(place.running());
  }

  @Test
  void movesSharesWithoutAReload() throws Exception {
    place.writeNginx("open_file_cache max=100; open_file_cache_valid 60s;", "");
    place.nginx.launch();
    applied();
    String before = place.nginx.errorLog();
    for (int share : new int[] {100, 0, 100}) {
      place.share(share);
      assertThat(place.get("/api/ready").statusCode()).isEqualTo(share == 100 ? 200 : 404);
    }
    assertThat(place.nginx.errorLog().substring(before.length())).doesNotContain("signal");
    assertThat(place.run("nginx", "status").out()).contains("reads  100%");
    // The first request after a rollback is the legacy backend's.
    place.traffic().rollback("test", null);
    assertThat(place.get("/api/ready").statusCode()).isEqualTo(404);
  }

  @Test
  void mirrorsReadsWithoutMakingAClientWait() throws Exception {
    int listen = NginxPlace.freePort();
    place.configure(
        "locations: [/]",
        "locations: [/]\n    mirror: {listen: 127.0.0.1:%d, percent: 100}".formatted(listen));
    place.writeNginx();
    place.nginx.launch();
    applied();
    place.share(100);
    // Nothing takes the copies.
    assertThat(place.get("/api/ready?n=0").statusCode()).isEqualTo(200);

    List<RawRequest> reads = new CopyOnWriteArrayList<>();
    InetSocketAddress address = InetSocketAddress.createUnresolved("127.0.0.1", listen);
    try (MirrorListener _ = MirrorListener.start(address, reads::add)) {
      assertThat(place.get("/api/ready?n=%31").statusCode()).isEqualTo(200);
      assertThat(place.post("/api/health?n=2", "abc").statusCode()).isEqualTo(200);
      assertThat(place.get("/api/ready?n=3").statusCode()).isEqualTo(200);
      Until.is("both reads were copied", () -> reads.size() == 2);
    }
    assertThat(reads)
        .extracting(RawRequest::target)
        .containsExactly("/api/ready?n=%31", "/api/ready?n=3");
    assertThat(reads.getFirst().headers()).contains(new Header("Host", "127.0.0.1:" + place.port));

    // What takes a connection and never answers holds up no answer.
    try (ServerSocket silent = new ServerSocket(listen, 50, InetAddress.getLoopbackAddress())) {
      assertThat(silent.isBound()).isTrue();
      long began = System.nanoTime();
      assertThat(place.get("/api/ready?n=4").statusCode()).isEqualTo(200);
      assertThat(place.get("/api/ready?n=5").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void saysThatNothingIsMirrored() throws IOException {
    assertStopped(place.run("nginx", "mirror"), 2, "gateway.nginx.mirror.percent", "nginx apply");
  }

  @Test
  void showsWhyNginxRefusesAndLeavesTheFilesAsTheyWere() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    applied();
    String before = place.running();
    place.configure("session-cookie: session", "session-cookie: sid");
    place.writeNginx("no_such_directive on;", "");
    assertStopped(
        place.run("nginx", "apply"),
        1,
        "unknown directive \"no_such_directive\" in " + folder.resolve("nginx.conf"),
        "as they were");
    assertThat(place.installed()).isEqualTo("versions/" + before);
    assertThat(place.running()).isEqualTo(before);
  }

  @Test
  void goesBackToTheLastFilesInForceAfterAnApplyThatWasKilled() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    applied();
    String inForce = place.running();
    place.configure("session-cookie: session", "session-cookie: killed");
    new IncludeFolder(folder.resolve("include")).install(NginxFiles.of(place.configuration()));
    assertThat(place.run("nginx", "status").out()).contains("not the one on the disk");
    place.configure("session-cookie: session", "session-cookie: refused");
    place.writeNginx("no_such_directive on;", "");
    assertThat(place.run("nginx", "apply").exitCode()).isEqualTo(1);
    assertThat(place.installed()).isEqualTo("versions/" + inForce);
  }

  @Test
  void servesHttp2BehindTheTlsOfThatNginx() throws Exception {
    int tls = NginxPlace.freePort();
    place.makeCertificate();
    place.writeNginx(
        "",
        "listen 127.0.0.1:%d ssl http2; ssl_certificate %2$s/cert.pem; ssl_certificate_key %2$s/key.pem;"
            .formatted(tls, folder));
    place.nginx.launch();
    applied();
    HttpResponse<String> answer = place.getByTls(tls, "/api/health");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).endsWith("; Secure");
  }

  @Test
  void saysThatNginxIsNotInstalled() {
    place.configure("[nginx, -p", "[nginx-of-nowhere, -p");
    assertStopped(
        place.run("nginx", "apply"), 4, "nginx-of-nowhere is not on the PATH", "nginx-light");
    assertThat(place.installed()).isEmpty();
  }

  @Test
  void saysThatNginxDoesNotRunAndLeavesItTheFilesToStartWith() throws Exception {
    place.writeNginx();
    assertStopped(place.run("nginx", "apply"), 4, "it does not run", "start nginx");
    assertThat(place.run("nginx", "status").out()).contains("nothing answers");
    place.nginx.launch();
    assertThat(place.run("nginx", "status").exitCode()).isZero();
  }

  @Test
  void saysThatTheFilesAreNotIncluded() throws Exception {
    place.nginx.write(place.port, "", "");
    place.nginx.launch();
    assertStopped(place.run("nginx", "apply"), 1, "does not include", "into http {}");
    place.nginx.write(place.port, place.nginx.include("http"), "");
    assertStopped(place.run("nginx", "apply"), 1, "current/server.conf", "into server {}");
    place.nginx.write(place.port, "", place.nginx.include("server"));
    assertStopped(place.run("nginx", "apply"), 1, "[emerg]", "belongs into http {}");
    assertThat(place.installed()).isEmpty();
  }

  @Test
  void putsTheFilesBackWhenTheRunningNginxDoesNotFollow() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    applied();
    String before = place.running();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      place.configure(
          "control: 127.0.0.1:" + place.control, "control: 127.0.0.1:" + other.getLocalPort());
      NginxApply apply =
          new NginxApply(place.configuration(), Clock.systemUTC(), Duration.ofSeconds(3));
      assertThatThrownBy(() -> apply.run(Progress.NONE))
          .isInstanceOfSatisfying(
              StoppedException.class,
              e ->
                  assertThat(e.fault().text() + e.fault().remedy())
                      .contains("told to reload")
                      .contains("does another program use"));
    }
    assertThat(place.installed()).isEqualTo("versions/" + before);
    assertThat(place.running()).isEqualTo(before);
    assertThat(place.get("/api/health").statusCode()).isEqualTo(200);
  }

  @Test
  void noticesFilesThatWereChangedByHand() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    applied();
    Path server = folder.resolve("include/current/server.conf");
    String ours = Files.readString(server);
    Files.writeString(server, ours + "# mine\n");
    Outcome status = place.run("nginx", "status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).contains("changed by hand");
    assertThat(applied().out()).contains("before it was").contains("-changed");
    assertThat(server).hasContent(ours);
    assertThat(folder.resolve("include/versions/" + place.running() + "-changed/server.conf"))
        .content()
        .endsWith("# mine\n");
  }

  @Test
  void noticesThatNginxCannotReadTheTrafficState() throws Exception {
    place.writeNginx();
    place.nginx.launch();
    applied();
    Files.delete(folder.resolve("traffic/versions/0/state.json"));
    place.configure("traffic: {directory: traffic}", "traffic: {directory: elsewhere}");
    new org.handover.toolkit.traffic.TrafficDirectory(
            folder.resolve("elsewhere"), Clock.systemUTC())
        .initialize();
    Outcome status = place.run("nginx", "status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).contains("cannot read it").contains("chmod");
  }

  @Test
  void leavesTheRestOfTheServerAlone() throws Exception {
    place.configure("locations: [/]", "locations: [/api/]");
    place.writeNginx(
        "",
        """
        access_log own.log;
        add_header X-Own yes;
        error_page 502 /sorry;
        location = /sorry { return 200 "sorry"; }
        location / { return 200 "own"; }
        """);
    place.nginx.launch();
    applied();
    HttpResponse<String> own = place.get("/page");
    assertThat(own.body()).isEqualTo("own");
    assertThat(own.headers().map())
        .containsKey("X-Own")
        .doesNotContainKeys("X-Handover-Backend", "Set-Cookie");
    HttpResponse<String> ours = place.get("/api/health");
    assertThat(ours.headers().map()).containsKeys("X-Own", "X-Handover-Backend", "Set-Cookie");

    // A page of its own for errors does not hide them from the record.
    place.share(100);
    place.stopNext();
    assertThat(place.get("/api/health").body()).isEqualTo("sorry");
    Until.is("it is in the record", () -> record().contains("\"status\":502"));
    assertThat(record())
        .contains("\"backend\":\"next\"")
        .contains("\"upstream_status\":\"502\"")
        .doesNotContain("/page");
    assertThat(Files.readString(folder.resolve("own.log"))).contains("/page").contains("/api");
  }

  private String record() {
    try {
      return Files.readString(folder.resolve("requests.ndjson"));
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void showsTheFilesWithoutTouchingAnything() {
    Outcome shown = place.run("nginx", "render");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains("upstream handover_next {").contains("location / {");
    assertThat(place.run("nginx", "render", "--json").json().at("/report/files/http").asString())
        .contains("upstream handover_next {");
    assertThat(place.run("nginx", "render", "--to", folder.resolve("review").toString()).exitCode())
        .isZero();
    assertThat(folder.resolve("review/server.conf")).exists();
    assertThat(folder.resolve("include")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record: requests.ndjson | record: 'a\"; }' | gateway.record",
        "directory: traffic | directory: 'a$host' | traffic.directory",
        "directory: traffic | directory: \"a\\nb\" | traffic.directory",
        "session-cookie: session | session-cookie: 'a\"b' | gateway.session-cookie",
        "session-cookie: session | session-cookie: 'a b;' | gateway.session-cookie",
        "trusted-proxies: [] | trusted-proxies: ['all; }'] | gateway.trusted-proxies",
        "locations: [/] | locations: ['/ { } location /x'] | gateway.nginx.locations",
        "locations: [/] | locations: ['~ .'] | gateway.nginx.locations",
        "control: 127.0.0.1 | control: 0.0.0.0 | gateway.control",
        "legacy: {url: \"http | legacy: {url: \"https | backends.legacy.url"
      })
  void refusesWhatHasNoPlaceInAnNginxFile(String was, String is, String key) {
    place.configure(was, is);
    assertStopped(place.run("nginx", "render"), 2, key, "");
    assertThat(place.run("nginx", "apply").exitCode()).isEqualTo(2);
    assertThat(folder.resolve("include")).doesNotExist();
  }
}
