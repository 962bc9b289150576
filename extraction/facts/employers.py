"""Who employed somebody, and on what terms: kinds of employers, and kinds of employment beside ordinary jobs."""

from __future__ import annotations

import re

_KIND_WORDS = {
    "self_employed": (
        r"selvstændig|\b(?:egen|eget|own) (?:virksomhed|firma|forretning|tegnestue|praksis|business|company)|"
        r"\benkeltmandsvirksomhed|\bfreelance|\bself-employed|\bindehaver\b|\bstifter\b|\bfounder\b|\bowner\b"
    ),
    "municipality": r"\bkommune[ns]?\b|\bmunicipality\b|\bjobcenter\b|\bborger-?service\b",
    "region": r"\bregion\b",
    "hospital": r"sygehus|hospital",
    "university": (
        r"\buniversitet(?:et)?\b|\buniversity\b|professionshøjskole|\b(?:dtu|ruc|cbs|itu|aau|sdu)\b|"
        r"\b(?:copenhagen|aarhus) business school\b"
    ),
    "state": (
        r"minister|ministry|styrelse|direktorat|\bskat\b|politi|forsvaret|domstol|\bpolice\b|\bagency\b|\bnævn\w*|"
        r"\bankenævn|kriminalforsorg|arbejdstilsyn|udbetaling danmark|\bretten i\b|rigsarkiv|folketing|\bembassy\b|"
        r"ambassade"
    ),
    "health": r"klinik|clinic|lægehus|tandlæge|apotek|pharmacy|plejecenter|plejehjem|hjemmepleje",
    "education": (
        r"skole|school|gymnasi|college|børnehus|børnehave|vuggestue|institution|academy|akademi|"
        r"kindergarten|nursery|dagtilbud"
    ),
    "association": (
        r"forening|forbund|association|\bngo\b|fonden?\b|foundation|charity|kirke|\bunion\b|røde kors|red cross|"
        r"\bnødhjælp|\bmuseums?venner"
    ),
    "company": r"\b(?:a/s|aps|i/s|k/s|p/s|ltd|inc|gmbh|ab|as|llc|plc|group|holding|a\.m\.b\.a)(?!\w)",
}
"""In the order of precedence. Public are municipality, region, hospital, university and state."""
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _KIND_WORDS.items())

_EMPLOYMENT_WORDS = {
    "wage_subsidy": r"løntilskud|wage subsidy|subsidi[sz]ed employment",
    "flex_job": r"\bfleksjob|\bflex ?job",
    "volunteer": r"frivillig|\bvolunt(?:eer|ary)|\bulønnet|\bbestyrelses(?:medlem|formand)|\bboard member",
    "internship": r"praktik(?!\w*(?:vejled|ansvarlig|koordin))|\bpraktikant|\bintern(?:ship)?\b|\bfeltarbejdspraktik",
    "apprenticeship": r"lærling|\blære(?:plads|tid)\b|\bi lære\b|(?:^|[ ,(])[a-zæøå]*elev(?:plads|tid)?\b|\bapprentice",
    "student_job": r"studiejob|student(?:er)?(?:medhjælp|medarbejder|job)\w*|\bstudent (?:assistant|worker)|fritidsjob",
}
"""In the order of precedence."""
_EMPLOYMENTS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _EMPLOYMENT_WORDS.items())


def employer_kind(words: str) -> str | None:
    """The kind of employer that the words name, or None.

    "self_employed"; the public "municipality", "region", "hospital", "university", "state"; "health" and "education"
    (public or private), "association" (also charities and churches), "company".
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def employment_kind(words: str) -> str | None:
    """What the words say of the terms: "internship", "wage_subsidy", "flex_job", "volunteer", "apprenticeship",
    "student_job", or None for an ordinary job.
    """
    return next((kind for kind, pattern in _EMPLOYMENTS if pattern.search(words)), None)
