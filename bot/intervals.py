"""Shares with the room that chance leaves them: three votes of three are no proof."""

from math import sqrt

# 95 of 100 such intervals hold the true share.
_Z = 1.96


def interval(part: float, whole: float) -> tuple[float, float]:
    """Return Wilson's interval of a share; of nothing, anything can be."""
    if whole <= 0:
        return 0.0, 1.0
    share, spread = part / whole, _Z * _Z / whole
    middle = share + spread / 2
    reach = _Z * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))
