"""Carries a live legacy API over before your eyes. See ./demo."""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack

from sidebyside.backends import ROOT, SECRETS, flask
from sidebyside.ports import free_port
from sidebyside.postgres import server
from sidebyside.processes import running, wait_until

from .faulty import Door
from .place import place
from .telling import Telling
from .users import Users

SETTINGS = """
gateway:
  engine: {engine}
  listen: 127.0.0.1:{gateway}
  control: 127.0.0.1:{control}
  nginx: {{include: nginx, test: [/usr/sbin/nginx, -t, -c, "{folder_nginx}"], reload: [/usr/sbin/nginx, -s, reload, -c, "{folder_nginx}"]}}
guard: {{window: 10s, minimum-requests: 20, integrity-every: 10s}}
console: {{listen: 127.0.0.1:{console}}}
"""


class Story:
    def __init__(self, stack, postgres, given):
        self.stack = stack
        self.postgres = postgres
        self.given = given
        self.ports = {name: free_port() for name in ("gateway", "control", "console", "next", "door")}
