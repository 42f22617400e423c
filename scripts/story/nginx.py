"""An nginx as one that was there before: unprivileged, in the demo's folder."""

import json
import os

CONFIGURATION = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes 1;
{user}
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/handover/current/http*.conf;
  server {{
    listen 127.0.0.1:{gateway};
    location = /alive {{ return 200 "alive"; }}
    include {folder}/handover/current/server*.conf;
  }}
}}
"""
PROGRAM = "/usr/sbin/nginx"


class Nginx:
    def __init__(self, place, ports):
        folder = place / "nginx"
        folder.mkdir()
        self.file = folder / "nginx.conf"
        # Its workers have to look into the traffic state, which is in a folder of ours.
        user = "user root;" if os.geteuid() == 0 else ""
        self.file.write_text(CONFIGURATION.format(folder=folder, gateway=ports["gateway"], user=user))
        self.command = [PROGRAM, "-c", self.file, "-e", folder / "error.log"]
        self.test = json.dumps([PROGRAM, "-t", "-c", str(self.file), "-e", str(folder / "error.log")])
        self.reload = json.dumps([PROGRAM, "-s", "reload", "-c", str(self.file), "-e", str(folder / "error.log")])
