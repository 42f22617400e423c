"""Ports of the loopback interface."""

import random
import socket
from pathlib import Path

LOWEST = 20_000


def free_port():
    """Below the ports of outgoing connections: one of those could take it before the program that is to listen there."""
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    for port in random.sample(range(LOWEST, max(first, LOWEST + 1_000)), 1_000):
        if _is_free(port):
            return port
    raise RuntimeError(f"no port from {LOWEST} on is free")


def _is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
