"""Points on the Ordnance Survey National Grid, and their latitude and longitude.

Formulae: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C, and
its seven-parameter Helmert transformation (good to about 5 m).
"""

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

AIRY_A, AIRY_B = 6_377_563.396, 6_356_256.909
WGS_A, WGS_B = 6_378_137.0, 6_356_752.3142
SCALE = 0.9996012717
TRUE_NORTHING, TRUE_EASTING = -100_000.0, 400_000.0
TRUE_LATITUDE, TRUE_LONGITUDE = radians(49.0), radians(-2.0)
AIRY_E2 = 1 - (AIRY_B / AIRY_A) ** 2
WGS_E2 = 1 - (WGS_B / WGS_A) ** 2
N = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)
SHIFT_X, SHIFT_Y, SHIFT_Z = 446.448, -125.157, 542.060
TURN_X, TURN_Y, TURN_Z = (radians(s / 3600) for s in (0.1502, 0.2470, 0.8421))
STRETCH = 1 - 20.4894e-6
SQUARE = 1000


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the National Grid: metres east and north of its false origin."""

    easting: int
    northing: int

    @property
    def latitude_longitude(self) -> tuple[float, float]:
        """WGS84 latitude and longitude in degrees, within about 5 m."""
        return _to_wgs84(*_to_airy(self.easting, self.northing))

    def square(self) -> "Point":
        """Give the centre of the 1 km square the point lies in."""
        half = SQUARE // 2
        return Point(
            self.easting // SQUARE * SQUARE + half,
            self.northing // SQUARE * SQUARE + half,
        )

    def distance_km(self, other: "Point") -> float:
        """Straight-line distance in kilometres."""
        return hypot(self.easting - other.easting, self.northing - other.northing) / 1000


def _meridian_arc(latitude: float) -> float:
    """Metres along the meridian from the true origin to a latitude in radians."""
    less, more = latitude - TRUE_LATITUDE, latitude + TRUE_LATITUDE
    return (
        AIRY_B
        * SCALE
        * (
            (1 + N + 1.25 * N**2 + 1.25 * N**3) * less
            - (3 * N + 3 * N**2 + 2.625 * N**3) * sin(less) * cos(more)
            + (1.875 * N**2 + 1.875 * N**3) * sin(2 * less) * cos(2 * more)
            - (35 / 24) * N**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _to_airy(easting: float, northing: float) -> tuple[float, float]:
    """Grid metres to latitude and longitude in radians on the Airy 1830 ellipsoid."""
    latitude = TRUE_LATITUDE + (northing - TRUE_NORTHING) / (AIRY_A * SCALE)
    # Each turn shrinks the remainder about a hundredfold: five bring it under 0.01 mm.
    for _ in range(5):
        remainder = northing - TRUE_NORTHING - _meridian_arc(latitude)
        latitude += remainder / (AIRY_A * SCALE)
    bend = 1 - AIRY_E2 * sin(latitude) ** 2
    nu = AIRY_A * SCALE / sqrt(bend)
    rho = nu * (1 - AIRY_E2) / bend
    eta2 = nu / rho - 1
    t, sec, d = tan(latitude), 1 / cos(latitude), easting - TRUE_EASTING
    north = (
        t / (2 * rho * nu) * d**2
        - t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2) * d**4
        + t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4) * d**6
    )
    east = (
        sec / nu * d
        - sec / (6 * nu**3) * (nu / rho + 2 * t**2) * d**3
        + sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4) * d**5
    )
    return latitude - north, TRUE_LONGITUDE + east


def _to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    """Airy 1830 radians to WGS84 degrees, by way of Earth-centred metres."""
    nu = AIRY_A / sqrt(1 - AIRY_E2 * sin(latitude) ** 2)
    x = nu * cos(latitude) * cos(longitude)
    y = nu * cos(latitude) * sin(longitude)
    z = (1 - AIRY_E2) * nu * sin(latitude)
    x2 = SHIFT_X + x * STRETCH - TURN_Z * y + TURN_Y * z
    y2 = SHIFT_Y + TURN_Z * x + y * STRETCH - TURN_X * z
    z2 = SHIFT_Z - TURN_Y * x + TURN_X * y + z * STRETCH
    p = hypot(x2, y2)
    turned = atan2(z2, p * (1 - WGS_E2))
    for _ in range(4):
        nu = WGS_A / sqrt(1 - WGS_E2 * sin(turned) ** 2)
        turned = atan2(z2 + WGS_E2 * nu * sin(turned), p)
    return degrees(turned), degrees(atan2(y2, x2))
