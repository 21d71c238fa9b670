"""Points of the National Grid."""

from math import degrees

import pytest

from services.geography import Point
from services.geography.points import _to_airy

# Ordnance Survey, "A guide to coordinate systems in Great Britain", annex C: Caister water tower,
# in latitude and longitude of the old ellipsoid; and the true origin of the grid.
OLD_ELLIPSOID = [
    (651_409.903, 313_177.270, 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600),
    (400_000.0, -100_000.0, 49.0, -2.0),
]


@pytest.mark.parametrize(("easting", "northing", "latitude", "longitude"), OLD_ELLIPSOID)
def test_the_grid_is_projected_as_the_ordnance_survey_does(
    easting: float, northing: float, latitude: float, longitude: float
) -> None:
    found = [degrees(angle) for angle in _to_airy(easting, northing)]
    assert found == pytest.approx((latitude, longitude), abs=1e-7)


def test_the_square_is_the_middle_of_its_kilometre() -> None:
    assert Point(385_999, 254_001).square() == Point(385_500, 254_500)


def test_two_points_of_a_kilometre_share_their_square() -> None:
    assert Point(385_000, 254_000).square() == Point(385_999, 254_999).square()


def test_the_distance_is_in_kilometres() -> None:
    assert Point(0, 0).distance_km(Point(3_000, 4_000)) == 5.0
