"""Which titles name work that somebody says no to."""

from __future__ import annotations

import pytest

from recommender.refused_titles import names_work


@pytest.mark.parametrize(
    ("refused", "title", "named"),
    [
        ("leder", "Studievejleder", False),
        ("leder", "Teamleder", True),
        ("leder", "Lederassistent", True),
        ("kommunen", "Kommunikationskonsulent", False),
        ("manager", "Management consultant", False),
        ("manager", "Sales manager", True),
        ("care", "Career adviser", False),
        ("tjener", "Tjenestemand", False),
        ("post", "Postdoc", False),
        ("Dansk lærer", "Dansk kundekonsulent", False),
        ("Telefonisk sælger", "Telefonisk rådgiver", False),
        ("Sælger", "Sælger til Odense", True),
        ("Lærer", "Folkeskolelærer", True),
        ("salg", "Salgskonsulent", True),
        ("salg", "Telefonsalg", True),
        ("køkkenet", "Køkkenmedhjælper", True),
        ("sales", "Sales assistant", True),
        ("sales", "Salesman", True),
        ("sales", "Salgskonsulent", True),
        ("teaching", "Underviser i dansk", True),
        ("teaching", "Folkeskolelærer", True),
        ("undervisningen", "English teacher", True),
        ("lageret", "Warehouse worker", True),
        ("cleaning", "Rengøringsassistent", True),
        ("teaching children", "Underviser", False),  # in words for one kind of work alone
        ("office", "Officer", False),
        ("lager", "Lagermedarbejder, nat", True),
        ("mode", "Butikschef til modebutik", True),
        ("rengøring", "Rengøringsassistent", True),
        ("kontor i hallen", "Kontorassistent", False),
        ("butikschefer", "Butikschef", True),
        ("it", "IT-konsulent", True),
        ("it", "Itinerant", False),
        ("pædagog", "Pædagogmedhjælper", True),
        ("lærer", "Lære at sælge", False),
        ("kok", "Kokkeelev", False),
        ("kok", "Kok søges", True),
        ("kirken", "Kirketjener", False),
        ("SOSU", "SOSU-hjælper", True),
        ("telefon", "Telefonist", False),
    ],
)
def test_titles_that_name_refused_work(refused: str, title: str, named: bool) -> None:
    assert names_work(title, [refused]) is named
    assert names_work(title, ["", "og", refused]) is named
