"""The sentences that the owners of the data ask for, and the rule by which a classification gets them."""

from __future__ import annotations

from collections.abc import Iterable

ESCO_ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
"""Asked for by ESCO's terms (Commission Decision 2011/833/EU on reuse, CC BY 4.0)."""
ESCO_CHANGES = (
    "The ESCO data was changed by Jobvej: labels normalised, repeated labels and relations without both ends left out, "
    "releases and further sources joined."
)
"""The same terms ask that changed versions say so."""
JRC_ATTRIBUTION = (
    "Shares of sectors per occupation group: European tasks database, JRC-Eurofound 2021 "
    "(Bisello, Fana, Fernández-Macías and Torrejón Pérez)."
)
NESTA_ATTRIBUTION = "Skills-based sectors: Mapping Career Causeways, Nesta (MIT licence)."
NACE_ATTRIBUTION = "Sector codes: NACE, statistical classification of economic activities, Eurostat."

ESCO_NAMESPACE = "http://data.europa.eu/esco/"


def attribution_for(uris: Iterable[str], sectors: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The sentences due for concepts of these URIs, and then those of the sector sources used."""
    esco = (ESCO_ATTRIBUTION, ESCO_CHANGES) if any(uri.startswith(ESCO_NAMESPACE) for uri in uris) else ()
    return esco + sectors
