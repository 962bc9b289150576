"""Where the postcode table is wrong or silent, and what is true. Our own, read off no table; good to about 3 km.

The rule in :mod:`recommender.geography.build` puts a postcode on its town. These have no town in GeoNames' list
(islands and villages), while the point in the postcode table lies at sea or at the wrong end of the area.
"""

from __future__ import annotations

PLACES: dict[str, tuple[float, float]] = {
    "2770": (55.635, 12.650),  # Kastrup
    "3220": (56.056, 12.070),  # Tisvildeleje
    "4540": (55.803, 11.450),  # Fårevejle
    "4583": (55.970, 11.400),  # Sjællands Odde
    "4672": (55.360, 12.320),  # Klippinge
    "4792": (54.930, 12.170),  # Askeby, Møn
    "4943": (54.930, 11.330),  # Torrig, Lolland
    "5935": (54.753, 10.672),  # Bagenkop
    "6720": (55.446, 8.404),  # Fanø (Nordby)
    "6792": (55.130, 8.530),  # Rømø
    "6853": (55.620, 8.135),  # Vejers Strand
    "6854": (55.740, 8.210),  # Henne
    "6857": (55.560, 8.130),  # Blåvand
    "7650": (56.440, 8.210),  # Bøvlingbjerg
    "7741": (57.070, 8.870),  # Frøstrup
    "7752": (56.900, 8.530),  # Snedsted
    "7755": (56.820, 8.410),  # Bedsted Thy
    "8444": (56.290, 10.790),  # Balle
    "9940": (57.255, 11.000),  # Læsø (Byrum)
}
"""Postcode to latitude and longitude in degrees."""

LARGE_USERS: dict[str, str] = {
    "0800": "2630",  # Høje Taastrup
    "0900": "1570",  # København C
    "0999": "2300",  # København C, DR Byen
    "1000": "1050",  # København K
    "1500": "1550",  # København V
    "5029": "5000",  # Odense C
    "5100": "5000",  # Odense C
    "8100": "8000",  # Aarhus C
    "9100": "9000",  # Aalborg
}
"""Postcodes of large users and boxes, to the ordinary postcode at the place."""

OTHER_NAMES: dict[str, str] = {
    "copenhagen": "københavn",
    "kobenhavn": "københavn",
    "elsinore": "helsingør",
    "cph": "københavn",
    "kbh": "københavn",
    "taastrup": "tåstrup",
}
"""Further names of towns, in the one spelling of :func:`recommender.geography.names.spelling`."""
