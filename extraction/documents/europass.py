"""Europass CVs in XML, of both generations, to the text of a document. Runs inside the worker.

Until 2020 the root is ``SkillsPassport`` (or ``LearnerInfo``) in Cedefop's namespace; since then it is ``Candidate``, a
profile of HR-XML. Elements are found by their local names, as the parts of a Candidate stand in four namespaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from extraction.documents.document import Document
from extraction.documents.outline import Outline
from extraction.documents.safe_xml import declares_types, local_name, namespace, parse_xml
from extraction.documents.sniff import READABLE
from extraction.documents.tidy import tidy
from extraction.errors import UnreadableDocumentError, UnsupportedFormatError

EUROPASS = "europass"
_CEDEFOP = "http://europass.cedefop.europa.eu/Europass"
_CANDIDATE = "http://www.europass.eu/1.0"
_CEFR_PARTS = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")
_EQF = ("EQF-niveau", "EQF level")


def parse_europass(data: bytes) -> Document:
    """The document in a Europass XML.

    Raises UnreadableDocumentError (damaged, or a document type declaration) or UnsupportedFormatError (XML of another
    kind, or a version of Europass that is not known; the message names it).
    """
    if declares_types(data):
        raise UnreadableDocumentError("The XML declares a document type or entities, which no Europass CV does.")
    try:
        root = parse_xml(data)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableDocumentError("The XML is damaged. Download the Europass CV again and send that.")
    reader = _READERS.get((namespace(root), local_name(root)))
    if reader is None:
        raise _unknown(root)
    text = tidy(reader(root).text())
    return Document(text, "xml", 1, () if text else ("empty",), EUROPASS)


def _unknown(root: etree._Element) -> UnsupportedFormatError:
    if "europass" in namespace(root).lower():
        return UnsupportedFormatError(
            f"The file is a Europass XML of a kind that is not known ({local_name(root)[:40]} in "
            f"{namespace(root)[:80]}). Open it on europass.europa.eu and download it again, or send {READABLE}."
        )
    return UnsupportedFormatError(
        f"The file is XML of a kind that is not read. Send {READABLE}, or a Europass CV (SkillsPassport or Candidate)."
    )


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that local name below an element, in document order."""
    return (found for found in element.iter() if local_name(found) == name and found is not element)


def _first(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        element = next(_all(element, name), None) if element is not None else None
    return element


def _text(element: etree._Element | None, *path: str) -> str:
    found = _first(element, *path)
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _markup(element: etree._Element | None, *path: str) -> str:
    """The text of an element that holds HTML as text: its line ends count."""
    found = _first(element, *path)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def _passport(root: etree._Element) -> Outline:
    """Cedefop's form: SkillsPassport and its LearnerInfo."""
    out = Outline("en" if str(root.get("locale", "")).lower().startswith("en") else "da")
    person = _first(root, "Identification")
    name = " ".join(filter(None, (_text(person, "FirstName"), _text(person, "Surname"))))
    contact = _first(person, "Address", "Contact") if person is not None else None
    town = " ".join(filter(None, (_text(contact, "PostalCode"), _text(contact, "Municipality"))))
    out.add("", name, _text(contact, "AddressLine"), town, _text(person, "Email", "Contact"))
    out.add("", *(_text(phone, "Contact") for phone in _all(person, "Telephone")) if person is not None else ())
    headline = _first(root, "Headline")
    kind = _text(headline, "Type", "Code")
    section = "wishes" if kind in ("preferred_job", "job_applied_for", "studies_applied_for") else "profile"
    out.add(section, _text(headline, "Description", "Label"))
    out.entry("profile", "", (), _markup(root, "PersonalStatement"))
    for job in _all(root, "WorkExperience"):
        titles = (
            _text(job, "Position", "Label"),
            _text(job, "Employer", "Name"),
            _text(job, "Employer", "Municipality"),
        )
        out.entry("experience", _passport_period(out, job), titles, _markup(job, "Activities"))
    for study in _all(root, "Education"):
        level = _eqf(out, _text(study, "Level", "Code"))
        titles = (_text(study, "Title"), _text(study, "Organisation", "Name"), level)
        out.entry("education", _passport_period(out, study), titles, _markup(study, "Activities"))
    _passport_skills(out, root)
    for achievement in _all(root, "Achievement"):
        code = _text(achievement, "Title", "Code")
        out.entry(_ACHIEVEMENTS.get(code, "other"), "", (), _markup(achievement, "Description"))
    return out


_ACHIEVEMENTS = {
    "publications": "publications",
    "honors_awards": "awards",
    "projects": "projects",
    "references": "references",
    "courses": "courses",
    "certifications": "courses",
}


def _passport_skills(out: Outline, root: etree._Element) -> None:
    for mother in _all(root, "MotherTongue"):
        out.spoken(_passport_language(out, mother), (), native=True)
    for foreign in _all(root, "ForeignLanguage"):
        level = _first(foreign, "ProficiencyLevel")
        out.spoken(_passport_language(out, foreign), [_text(level, part) for part in _CEFR_PARTS])
    for name in ("Communication", "Organisational", "JobRelated", "Other"):
        skill = next((found for found in _all(root, name) if _first(found, "Description") is not None), None)
        out.entry("skills", "", (), _markup(skill, "Description"))
    out.entry("it", "", (), _markup(_first(root, "Computer"), "Description"))
    licences = [_text(licence) for driving in _all(root, "Driving") for licence in _all(driving, "Licence")]
    out.add("licence", ", ".join(filter(None, licences)))


def _passport_language(out: Outline, element: etree._Element) -> str:
    return _text(element, "Description", "Label") or out.language(_text(element, "Description", "Code"))


def _passport_period(out: Outline, element: etree._Element) -> str:
    period = _first(element, "Period")
    current = _text(period, "Current").lower() == "true"
    return out.period(_passport_date(_first(period, "From")), _passport_date(_first(period, "To")), current=current)


def _passport_date(element: etree._Element | None) -> str:
    """``<From year="2019" month="--03"/>``, or the same as elements."""
    if element is None:
        return ""
    year = str(element.get("year") or _text(element, "Year"))
    month = str(element.get("month") or _text(element, "Month")).strip("-")
    return f"{year}-{month}" if month else year


def _candidate(root: etree._Element) -> Outline:
    """The form since 2020: Candidate with CandidatePerson and CandidateProfile."""
    person, profile = _first(root, "CandidatePerson"), _first(root, "CandidateProfile")
    language = "" if profile is None else str(profile.get("languageCode", ""))
    out = Outline("en" if language.lower().startswith("en") else "da")
    name = " ".join(filter(None, (_text(person, "GivenName"), _text(person, "FamilyName"))))
    address = _first(person, "Address")
    town = " ".join(filter(None, (_text(address, "PostalCode"), _text(address, "CityName"))))
    out.add("", name, _text(person, "PersonTitle"), _text(address, "AddressLine"), town)
    if person is not None:
        out.add("", *(_text(found) for found in _all(person, "URI")))
        out.add("", *(_text(found) for found in _all(person, "DialNumber")))
        mother = _text(person, "PrimaryLanguageCode")
        out.spoken(out.language(mother), (), native=True) if mother else None
    out.entry("profile", "", (), _markup(person, "PersonDescription") or _markup(profile, "ExecutiveSummary"))
    if profile is None:
        return out
    for employer in _all(profile, "EmployerHistory"):
        for job in _all(employer, "PositionHistory"):
            titles = (_text(job, "PositionTitle"), _text(employer, "OrganizationName"), _text(employer, "CityName"))
            out.entry("experience", _candidate_period(out, job), titles, _markup(job, "Description"))
    for study in _all(profile, "EducationOrganizationAttendance"):
        level = _eqf(out, _text(study, "EducationLevelCode"))
        titles = (_text(study, "DegreeName"), _text(study, "OrganizationName"), level)
        out.entry("education", _candidate_period(out, study), titles, _markup(study, "OccupationalSkillsCovered"))
    _candidate_skills(out, profile)
    for section, names in _CANDIDATE_LISTS.items():
        for name in names:
            for found in _all(profile, name):
                _candidate_entry(out, section, found)
    return out


_CANDIDATE_LISTS = {
    "volunteer": ("VoluntaryWork",),
    "projects": ("Project",),
    "courses": ("Certification", "CourseCertification"),
    "publications": ("Publication",),
    "other": ("NetworkAndMembership", "SocialAndPoliticalActivity", "ConferenceAndSeminar", "CreativeWork", "Other"),
    "interests": ("HobbyAndInterest",),
    "awards": ("HonourAndAward",),
    "references": ("EmploymentReference",),
}


def _candidate_entry(out: Outline, section: str, element: etree._Element) -> None:
    title = _text(element, "Title") or next(
        (_text(child) for child in element if local_name(child).endswith(("Name", "Title", "FormattedName"))), ""
    )
    period = _candidate_period(out, element)
    out.entry(section, period if section == "volunteer" else "", (title,), _markup(element, "Description"))


def _candidate_skills(out: Outline, profile: etree._Element) -> None:
    for skill in _all(profile, "PersonCompetency"):
        name = _text(skill, "CompetencyName") or _text(skill, "CompetencyID")
        if _text(skill, "TaxonomyID").lower() == "language":
            levels = [_text(part, "ScoreText") or _text(part, "Score") for part in _all(skill, "CompetencyDimension")]
            levels = [
                level for level, part in zip(levels, _all(skill, "CompetencyDimension"), strict=True) if _is_cef(part)
            ]
            out.spoken(out.language(_text(skill, "CompetencyID")) or name, levels)
        elif name:
            out.add("it" if "digital" in _text(skill, "TaxonomyID").lower() else "skills", f"- {name}")
    licences = [_text(found, "LicenseTypeCode") or _text(found, "Title") for found in _all(profile, "License")]
    out.add("licence", ", ".join(filter(None, licences)))


def _is_cef(part: etree._Element) -> bool:
    return _text(part, "CompetencyDimensionTypeCode").upper().startswith("CEF")


def _candidate_period(out: Outline, element: etree._Element) -> str:
    current = "true" in (_text(element, "CurrentIndicator").lower(), _text(element, "Ongoing").lower())
    end = "" if current else _text(element, "EndDate")
    return out.period(_text(element, "StartDate"), end, current=current)


def _eqf(out: Outline, code: str) -> str:
    """The level of the European Qualifications Framework that a code ends in, in words."""
    return out.words(_EQF) + f" {code[-1]}" if code and code[-1] in "12345678" else ""


_READERS: dict[tuple[str, str], Callable[[etree._Element], Outline]] = {
    (_CEDEFOP, "SkillsPassport"): _passport,
    (_CEDEFOP, "LearnerInfo"): _passport,
    (_CANDIDATE, "Candidate"): _candidate,
}
