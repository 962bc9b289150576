"""Structured CVs as text: headings that sections are told by, periods before titles, levels behind languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extraction.documents.html import fragment_text
from extraction.language_names import CEFR_LEVELS, language_name

_HEADINGS = {
    "profile": ("Profil", "Profile"),
    "wishes": ("Ønsket job", "Desired job"),
    "experience": ("Erhvervserfaring", "Work experience"),
    "volunteer": ("Frivilligt arbejde", "Volunteer work"),
    "projects": ("Projekter", "Projects"),
    "education": ("Uddannelse", "Education"),
    "courses": ("Kurser og certifikater", "Certificates"),
    "skills": ("Kompetencer", "Skills"),
    "it": ("It-kompetencer", "IT skills"),
    "languages": ("Sprog", "Languages"),
    "licence": ("Kørekort", "Driving licence"),
    "awards": ("Udmærkelser", "Awards"),
    "publications": ("Publikationer", "Publications"),
    "interests": ("Interesser", "Interests"),
    "references": ("Referencer", "References"),
    "other": ("Andet", "Other"),
}
"""Headings in Danish and English, each one that ``extraction.headings`` knows."""
_NATIVE = ("modersmål", "native")
_NOW = ("nu", "now")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?!\d)")


class Outline:
    """Collects the text of a CV. ``language``: of its headings, "da" or "en"."""

    def __init__(self, language: str) -> None:
        self._place = 1 if language == "en" else 0
        self._sections: dict[str, list[str]] = {}

    def add(self, section: str, *lines: str | None) -> None:
        """Add lines to a section ("" for the head); what is None or blank is left out."""
        kept = [line for line in lines if line and line.strip()]
        if kept:
            self._sections.setdefault(section, []).extend(kept)

    def entry(
        self,
        section: str,
        period: str,
        titles: Iterable[str | None],
        text: str | None = None,
        items: Sequence[str] = (),
    ) -> None:
        """Add a position or an education: its period and titles on one line, its text and list items below."""
        head = "  ".join(part.strip() for part in (period, *titles) if part and part.strip())
        below = [line for line in fragment_text(text or "").split("\n") if line.strip()]
        self.add(section, head, *below, *(f"- {item}" for item in items))

    def period(self, start: str | None, end: str | None, *, current: bool = False) -> str:
        """ "2019-03 – 2021-05", "2019 – nu" or the one date there is. Dates as ISO 8601 has them."""
        first, last = _month(start), _month(end)
        if first and (last or current):
            return f"{first} – {last or self.words(_NOW)}"
        return first or last or ""

    def spoken(self, name: str, levels: Sequence[str | None], *, native: bool = False) -> None:
        """Add a language with its overall CEFR level: the middle one of the self-assessed, the lower of two."""
        if native:
            self.add("languages", f"{name}: {self.words(_NATIVE)}")
            return
        known = sorted(level.strip().upper() for level in levels if level and level.strip().upper() in CEFR_LEVELS)
        other = next((level for level in levels if level), "") if not known else known[(len(known) - 1) // 2]
        self.add("languages", f"{name}: {other}" if other else name)

    def words(self, choices: tuple[str, str]) -> str:
        """The first, Danish, or the second, English, of two texts."""
        return choices[self._place]

    def language(self, code: str) -> str:
        """The name of a language by its code; the code where it is not known."""
        return language_name(code, self.words(("da", "en"))) or code

    def text(self) -> str:
        """The whole text; empty where nothing was added."""
        parts = ["\n".join(self._sections[""])] if "" in self._sections else []
        for name, headings in _HEADINGS.items():
            if name in self._sections:
                parts.append("\n".join((self.words(headings), *self._sections[name])))
        return "\n\n".join(parts)


def _month(date: str | None) -> str:
    match = _DATE.match((date or "").strip())
    if match is None:
        return ""
    month = int(match[2] or 0)
    return f"{match[1]}-{month:02d}" if 1 <= month <= 12 else match[1]
