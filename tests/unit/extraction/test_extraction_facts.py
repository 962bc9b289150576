"""Periods, positions, education and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.facts.education import read_education
from extraction.facts.employers import employer_kind, employment_kind
from extraction.facts.gaps import find_gaps
from extraction.facts.grades import is_internal_title
from extraction.facts.levels import broad_field_of, level_of
from extraction.facts.periods import find_duration, find_period
from extraction.facts.places import read_places
from extraction.facts.roles import read_roles
from extraction.reading import Education, Gap, Place, Role
from extraction.sections import cv_sections
from extraction.sentences import line_spans


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019 – 2026  Kok", "2019", "2026"),
        ("feb. 2024 – aug. 2025", "2024-02", "2025-08"),
        ("03/2013 - 12/2017", "2013-03", "2017-12"),
        ("08/2016 – nu", "2016-08", None),
        ("Mar 2021 - present", "2021-03", None),
        ("August 2018 to date", "2018-08", None),
        ("januar 2015 til marts 2016", "2015-01", "2016-03"),
        ("01.03.2015 – 31.05.2018", "2015-03", "2018-05"),
        ("2016-08 – 2019-12", "2016-08", "2019-12"),
        ("2010-2012", "2010", "2012"),
        ("2019-21", "2019", "2021"),
        ("juni 2019–d.d.", "2019-06", None),
        ("siden 2019", "2019", None),
        ("Sommer 2010 – efterår 2012", "2010", "2012"),
        ("2019-", "2019", None),
        ("2019 -  Kok", "2019", None),
        ("aug. 2015 til maj 2017", "2015-08", "2017-05"),
        ("siden marts 2021", "2021-03", None),
        ("2012-15", "2012", "2015"),
        ("08/15 - 05/17", "2015-08", "2017-05"),
        ("11.98–02.01", "1998-11", "2001-02"),
        ("1 Feb 2021 to 30 Nov 2025", "2021-02", "2025-11"),
        ("Fra april 2014 til september 2025", "2014-04", "2025-09"),
        ("Fra 2008 til marts 2014", "2008", "2014-03"),
        ("2016/08 - 2019/12", "2016-08", "2019-12"),
        ("2016.08 – nuværende", "2016-08", None),
        ("2018 og fremefter", "2018", None),
        ("1. august 2019 frem til i dag", "2019-08", None),
        ("July 2019 through August 2020", "2019-07", "2020-08"),
        ("Jan-2019 – Feb-2020", "2019-01", "2020-02"),
    ],
)
def test_periods(text: str, start: str, end: str | None) -> None:
    found = find_period(text, 0, len(text))
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["2000 Frederiksberg", "5.000 deltagere", "tlf. 20 19 20 26", "ISO 9001-2015", ""])
def test_no_periods(text: str) -> None:
    assert find_period(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5 år", 60),
        ("Kok (3 år)", 36),
        ("2½ år", 30),
        ("halvår", None),
        ("6 mdr.", 6),
        ("two years", 24),
        ("i 8 måneder", 8),
    ],
)
def test_lengths_of_time(text: str, months: int | None) -> None:
    found = find_duration(text, 0, len(text))
    assert (found.months if found else None) == months


def test_one_date_alone() -> None:
    text = "sommeren 2014"
    found = find_period(text, 0, len(text), singles=True)
    assert found is not None
    assert (found.start, found.end, found.first, found.single) == ("2014", "2014", 0, True)


@given(st.text(alphabet="0123456789 –-./janfeb", max_size=40))
def test_a_period_lies_in_the_text(text: str) -> None:
    found = find_period(text, 0, len(text), singles=True)
    assert found is None or 0 <= found.first < found.last <= len(text)


KNOWN = {"kok": "u:cook", "projektleder": "u:pm", "tjener": "u:waiter"}


def roles(text: str) -> list[Role]:
    return read_roles(text, line_spans(text), cv_sections(text), lambda title: KNOWN.get(title.lower()))


@pytest.mark.parametrize(
    "entry",
    [
        "2019 – 2021  Kok, Havnby Kommune",
        "Kok, Havnby Kommune  2019 – 2021",
        "Kok, Havnby Kommune (2019-2021)",
        "Havnby Kommune, Kok, 2019-2021",
        "2019 - 2021\nKok\nHavnby Kommune",
        "Kok\nHavnby Kommune, 2019 – 2021",
        "Kok\nHavnby Kommune\n2019 – 2021",
        "Kok hos Havnby Kommune | 2019 – 2021",
    ],
)
def test_one_position_in_many_layouts(entry: str) -> None:
    found = roles(f"Navn\n\nErfaring\n{entry}\n- Lavede mad")
    assert [(role.title, role.uri, role.start, role.end) for role in found] == [("Kok", "u:cook", "2019", "2021")]
    assert found[0].employer_kind == "municipality"


def test_positions_in_order_and_nothing_from_education() -> None:
    text = (
        "Erfaring\n2019 – nu  Projektleder, Vind ApS\n- Styrede 2019 og 2020\n2015 – 2019  Altmuligmand, Rask A/S\n\n"
        "Uddannelse\n2010 – 2013  Kok, Hotelskolen"
    )
    assert roles(text) == [
        Role("Projektleder", "u:pm", "company", "2019", None),
        Role("Altmuligmand", None, "company", "2015", "2019"),
    ]


def test_periods_below_their_titles() -> None:
    found = roles("Erfaring\nKok\n2019 – 2021\nTjener\n2017 – 2019")
    assert [(role.uri, role.start) for role in found] == [("u:cook", "2019"), ("u:waiter", "2017")]


def test_positions_without_headings() -> None:
    assert [role.uri for role in roles("Navn\n\n2019 – 2021 Tjener, Restaurant Havet\n2017 – 2019 Kok, Kroen")] == [
        "u:waiter",
        "u:cook",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Havnby Kommune", "municipality"),
        ("Region Sundkysten", "region"),
        ("Ministry of Island Affairs", "state"),
        ("Aarhus Ådal Sygehus", "hospital"),
        ("Ådal Universitetshospital", "hospital"),
        ("Nordlund Universitet", "university"),
        ("Tandlægerne på Torvet", "health"),
        ("Selvstændig", "self_employed"),
        ("Røde Kors, Ribe", "association"),
        ("Foreningen Grøn Bølge", "association"),
        ("Fyns Lys & Kraft A/S", "company"),
        ("Restaurant Havet", None),
    ],
)
def test_kinds_of_employers(words: str, kind: str | None) -> None:
    assert employer_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Virksomhedspraktik, Havnby Kommune", "internship"),
        ("Kontorassistent i løntilskud", "wage_subsidy"),
        ("Pedelmedhjælper (fleksjob 15 timer)", "flex_job"),
        ("Frivillig, Røde Kors", "volunteer"),
        ("Kokkeelev, Kroen", "apprenticeship"),
        ("Studentermedhjælper, Styrelsen", "student_job"),
        ("Praktiserende læge", None),
        ("Praktikvejleder", None),
        ("Kok, Kroen", None),
    ],
)
def test_terms_of_employment(words: str, kind: str | None) -> None:
    assert employment_kind(words) == kind


def dated(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(role.title, role.start, role.end) for role in roles(f"Navn\n\nErfaring\n{text}")]


def test_several_titles_with_one_employer() -> None:
    text = (
        "Havnby Kommune, 2012 - 2023\nProjektleder, 2018 - 2023\n- Ledede\nKok, 2012 - 2018\n\n"
        "Tjener, Kroen, 2009 - 2011"
    )
    assert dated(text) == [("Projektleder", "2018", "2023"), ("Kok", "2012", "2018"), ("Tjener", "2009", "2011")]
    found = roles(f"Navn\n\nErfaring\n{text}")
    assert [role.employer_kind for role in found] == ["municipality", "municipality", None]
    assert [role.industry for role in found] == ["O", "O", None]


def test_a_position_knows_its_employers_industry() -> None:
    text = "Sælger, Byens Tømrerfirma, 2012 - 2023\nKonsulent, Hansen og Sønner, 2010 - 2012\nButikschef, 2008 - 2010"
    assert [role.industry for role in roles(f"Navn\n\nErfaring\n{text}")] == ["F", None, "G"]
    english = "Adviser, Northern Insurance Ltd, 2015 - 2020\nClerk, Ministry of Trade, 2010 - 2015"
    assert [role.industry for role in roles(f"Name\n\nExperience\n{english}")] == ["K", "O"]


def test_an_employer_above_its_positions() -> None:
    found = roles("Navn\n\nErfaring\nHavnby Kommune\nProjektleder, 2018 - 2023\n- Ledede\nKok, 2012 - 2018")
    assert [(role.title, role.employer_kind) for role in found] == [
        ("Projektleder", "municipality"),
        ("Kok", "municipality"),
    ]


def test_parallel_positions_are_kept() -> None:
    assert dated("Kok, Kroen, 2015 - 2020\nTjener, Hotellet, 2016 - 2018") == [
        ("Kok", "2015", "2020"),
        ("Tjener", "2016", "2018"),
    ]


@pytest.mark.parametrize("words", ["Tjener, Kroen, sommeren 2014", "Tjener, Kroen (2014)", "2014 Tjener, Kroen"])
def test_a_position_of_one_date(words: str) -> None:
    assert dated(words) == [("Tjener", "2014", "2014")]


def test_a_sentence_with_a_year_is_no_position() -> None:
    assert dated("Kok, 2015 - 2020\nJeg fik en pris i 2019.\n- Bagte for 200 gæster i 2 år") == [
        ("Kok", "2015", "2020")
    ]


def test_a_position_whose_length_alone_is_told() -> None:
    found = roles("Navn\n\nErfaring\nTjener, Kroen, 5 år")
    assert [(role.title, role.start, role.end, role.months) for role in found] == [("Tjener", None, None, 60)]


def test_a_position_that_is_told_where_no_section_is_of_positions() -> None:
    found = roles("Navn\n\nJeg har været kok i 20 år (2004-2024) og er nu ledig.")
    assert [(role.title, role.uri, role.start, role.end) for role in found] == [("kok", "u:cook", "2004", "2024")]


def test_a_sentence_about_oneself_is_no_position() -> None:
    assert roles("Navn\n\nErfaring\nHej, jeg har lavet mad i Køge i 15 år (2005-2020) og var glad for det.") == []


def test_who_works_for_somebody_is_not_what_they_are() -> None:
    text = "Navn\n\nErfaring\nprojektleder gennem 30 år, senest hos en kok (2008-2024)"
    assert [(role.title, role.uri) for role in roles(text)] == [("projektleder gennem 30 år", "u:pm")]


def test_a_table_row_with_its_tasks_on_one_line() -> None:
    tasks = "Lavede mad til gæster, bestilte varer, lagde vagtplan og holdt styr på egenkontrollen i to køkkener, " * 2
    assert dated(f"aug. 2019 - dec. 2025  Kok, Havnby Kommune  {tasks}") == [("Kok", "2019-08", "2025-12")]


def test_positions_in_running_text() -> None:
    text = (
        "Fra april 2014 til september 2025 var jeg ansat hos Foreningen Ærø, de sidste fire år som projektleder. Jeg "
        "skrev ansøgninger til fonde, holdt budgetter og ledede frivillige i hele landet, hvilket jeg var glad for."
    )
    found = roles(f"Navn\n\nErfaring\n{text}")
    assert [(role.title, role.uri, role.start, role.end, role.employer_kind) for role in found] == [
        ("projektleder", "u:pm", "2014-04", "2025-09", "association")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "AC-TAP",
        "Team Lead II",
        "Konsulent 3",
        "Specialkonsulent",
        "Medarbejder",
        "Fuldmægtig",
        "Senior konsulent",
        "Chefkonsulent, lgr. 37",
        "Seniormedarbejder",
        "Associate Director III",
        "Konsulent (AC)",
    ],
)
def test_grades_are_no_occupations(title: str) -> None:
    assert is_internal_title(title)


@pytest.mark.parametrize(
    "title", ["Kok", "Juridisk konsulent", "Projektleder", "Kommunikationskonsulent", "IT-konsulent", ""]
)
def test_occupations_are_no_grades(title: str) -> None:
    assert not is_internal_title(title)


@pytest.mark.parametrize(
    ("entry", "uri"),
    [
        ("Specialkonsulent, Havnby Kommune, 2019 - 2021\n- Førte tilsyn", None),
        ("Specialkonsulent (kok), Havnby Kommune, 2019 - 2021", "u:cook"),
        ("Specialkonsulent, kok, Havnby Kommune, 2019 - 2021", "u:cook"),
        ("Konsulent 3, Havnby Kommune, 2019 - 2021\n- Arbejdede som projektleder for nye køkkener", "u:pm"),
    ],
)
def test_a_grade_has_the_occupation_that_its_entry_says(entry: str, uri: str | None) -> None:
    def occupation_of(title: str) -> str | None:
        return {**KNOWN, "specialkonsulent": "u:wrong", "konsulent 3": "u:wrong"}.get(title.lower())

    text = f"Navn\n\nErfaring\n{entry}"
    found = read_roles(text, line_spans(text), cv_sections(text), occupation_of)
    assert len(found) == 1
    assert found[0].uri == uri
    assert is_internal_title(found[0].title)
    assert found[0].employer_kind == "municipality"


def test_gaps_between_positions_and_education() -> None:
    gone = [Role("Kok", None, None, "2010-01", "2012-06"), Role("Tjener", None, None, "2014-01", "2015-03")]
    assert find_gaps(gone, []) == [Gap("2012-07", "2013-12", 18), Gap("2015-04", None, None)]
    study = [Education("HF", "3", None, "2012", "2013")]
    assert find_gaps(gone, study) == [Gap("2015-04", None, None)]
    assert find_gaps([*gone, Role("Kok", None, None, "2015-07")], study) == []
    assert find_gaps([*gone, Role("Kok", None, None, "2015-08")], study) == [Gap("2015-04", "2015-07", 4)]


def test_a_year_alone_counts_whole_and_an_end_alone_reaches_back() -> None:
    assert find_gaps([Role("Kok", None, None, "2016", "2018")], [Education("Cand.mag.", "7", None, None, "2015")]) == [
        Gap("2019-01", None, None)
    ]
    assert find_gaps([], [Education("HF", "3", None, "2001", "2003")]) == []
    assert find_gaps([Role("Kok", months=60)], []) == []


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Cand.mag. i kommunikation", "7"),
        ("MSc in Economics", "7"),
        ("BA i dansk", "6"),
        ("BSc in Software Engineering", "6"),
        ("Professionsbachelor i sygepleje", "6"),
        ("Datamatiker", "5"),
        ("Svendebrev som tømrer", "3"),
        ("EUD, lager og transport", "3"),
        ("HTX", "3"),
        ("Ph.d. i kemi", "8"),
        ("9. klasse", "2"),
        ("Kursus i keramik", None),
        ("cand.scient.soc.", "7"),
        ("Cand.merc.aud., CBS", "7"),
        ("Kandidat i statskundskab", "7"),
        ("Master i offentlig ledelse (MPG)", "7"),
        ("Diplomuddannelse i ledelse", "6"),
        ("Diplommodul i ledelse", None),
        ("HD 2. del i regnskab", "6"),
        ("HD(R)", "6"),
        ("Diplomingeniør i maskinteknik", "6"),
        ("AP i markedsføring", "5"),
        ("AK i ledelse", "5"),
        ("Akademiuddannelse i ledelse", "5"),
        ("EUX, elektriker", "3"),
        ("HF", "3"),
        ("HHX, Svendborg", "3"),
        ("Anlægsgartner, svendebrev", "3"),
        ("Folkeskolens afgangseksamen", "2"),
        ("AMU: Rengøringshygiejne", None),
        ("Doctor of Philosophy in Physics", "8"),
        ("Master's degree in Sociology", "7"),
        ("LL.M., University of Leeds", "7"),
        ("Bachelor of Laws", "6"),
        ("Associate degree in Nursing", "5"),
        ("A-levels", "3"),
        ("GCSEs", "2"),
    ],
)
def test_levels_of_education(title: str, level: str | None) -> None:
    assert level_of(title) == level


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Professionsbachelor i sygepleje", "09"),
        ("Professionsbachelor som pædagog", "01"),
        ("cand.polit.", "03"),
        ("Cand.merc.aud.", "04"),
        ("Cand.jur.", "04"),
        ("Cand.mag. i dansk", "02"),
        ("MSc in Computer Science", "06"),
        ("Diplomingeniør i maskinteknik", "07"),
        ("Cand.scient. i molekylærbiologi", "05"),
        ("Gartner", "08"),
        ("Kok", "10"),
        ("STX", "00"),
        ("Noget helt andet", None),
    ],
)
def test_broad_fields_of_education(words: str, code: str | None) -> None:
    assert broad_field_of(words) == code


def education(text: str) -> list[Education]:
    return read_education(text, line_spans(text), cv_sections(text))


def test_education_lines() -> None:
    text = (
        "Uddannelse\n2013 – 2015  Cand.mag. i kommunikation, Københavns Universitet\nSpeciale om klima\n"
        "2010-2012  EUD, lager og transport, Køge Handelsskole\n2009  PRINCE2 Practitioner\n\nErfaring\n2019 Kok"
    )
    assert education(text) == [
        Education("Cand.mag. i kommunikation", "7", "kommunikation", "2013", "2015", "03"),
        Education("EUD", "3", "lager og transport", "2010", "2012", "10"),
        Education("PRINCE2 Practitioner", None, None, None, "2009"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[ADDRESS]\n2200 København N", [Place("2200", "København N")]),
        ("4000 Roskilde og DK-8000 Aarhus C", [Place("4000", "Roskilde"), Place("8000", "Aarhus C")]),
        ("2800 Kongens Lyngby", [Place("2800", "Kongens Lyngby")]),
        ("2000 Frederiksberg", [Place("2000", "Frederiksberg")]),
        ("3700 Rønne. Højst 25 km fra Rønne", [Place("3700", "Rønne")]),
        ("Jeg bor i Ærøskøbing.", [Place(None, "Ærøskøbing")]),
        ("2019 Projektleder, 2011 Kok", []),
        ("5000 Kr om måneden, 4000 deltagere", []),
    ],
)
def test_places(text: str, places: list[Place]) -> None:
    assert read_places(text) == places
