"""How much data there is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    users: int
    scenarios: int
    activities: int


SIZES = {"small": Size(40, 66, 300), "large": Size(20_000, 5_000, 500_000)}
