"""What looks like a name or initials and is neither: technical abbreviations, compounds, words with a letter after."""

from __future__ import annotations

import re
from functools import lru_cache

from extraction.personal.given_names import word_set
from extraction.tokens import is_known

ABBREVIATIONS = word_set(
    """
    abap abi ad ado ai api app ar asp aws bi bim bpm bs bsc cad cae cam cbt cd cdn cfd ci cli cmr cms cnc cpr cpu crm
    cs csr css csv cv cvr cvs db dba dbs dhl dj dms dns dos ds dtp dtu dvd dw edb edi ef efi ehr ekg emc epj erp esg
    etl eu eud excel fes ftp gcp gdp gdpr gis git gmp gpl gps gpu gsm gui haccp hd hf hhx hmi hr hse http htx hw ibm
    ict ide idt ifrs iis ikt ios iot ip irb iso it itil jira jpa js jsf jsp kpi kpo lan ldap lms mac mag mba md mdm
    mes ml mma mot mr mri ms msc mvc nb nc ngo nlp oop orm os osha pc pcr pda pdf php pim pl plc pm pmo pos pr ps psd
    pv qa qc qgis qms r rdf rest rf rfid ros rpa rpg ruf sap sas scada sdk sem seo sfi si sip sla smd soa soap soc
    some sop sosu sox spa sps sql sr ssd ssh ssl sst stx svg sw tcp tdd tig tls tms tqm ts tv uat ui uk uml upc us usa
    usb ux vb vba vcs vdi vfx vm vmi voip vpn vr vs vvs wan wcm wcs wms wpf xml xp xr xsl
    """
)
"""Letters that CVs have for skills, tools, papers and institutions, so that they are nobody's initials."""

DEGREES = word_set("ba ma md bs ms us uk eu ps nb cv it hr pr ai pc usa am pm ad bc dc la ny su fc ns nn")
"""What has full stops after its letters as initials have: "M.A.", "U.S."."""

LETTERED = word_set(
    """
    vitamin hepatitis type klasse class kategori category niveau level matematik engelsk dansk tysk fransk kørekort
    license licence certifikat certificate certificering kursus course fag gruppe group plan team fase phase model
    version del part protein faktor factor influenza bilag modul module blok block zone program programming serie
    series hal bygning building truck kran stabler gaffelstabler gaffeltruck teleskoplæsser niveauet afdeling linje
    line skema form unit enhed sektion section rum room spor track bevis maskine machine visual turbo cobol pascal
    fortran delphi ada basic prolog lisp haskell objective
    """
)
"""Words that a letter follows: "Vitamin D", "Matematik A"."""

TOWNS = word_set(
    """
    ølgod grindsted varde brande ikast bjerringbro hadsten hobro hadsund støvring brønderslev sæby skagen thisted
    nykøbing lemvig struer ringkøbing skjern tarm videbæk billund vojens ribe tønder aabenraa padborg gråsten
    augustenborg nordborg middelfart assens bogense otterup kerteminde faaborg ringe rudkøbing marstal kalundborg
    holbæk sorø korsør haslev faxe præstø vordingborg stege maribo nakskov rødby nysted sakskøbing solrød greve ishøj
    albertslund brøndby rødovre herlev birkerød hørsholm fredensborg humlebæk helsinge gilleleje frederikssund
    frederiksværk hundested allerød farum værløse ølstykke stenløse måløv skovlunde vanløse brønshøj dragør kastrup
    tårnby rønne nexø aakirkeby allinge ebeltoft grenaa hornslet odder skanderborg ry hammel hinnerup løgten lystrup
    galten brædstrup juelsminde hedensted tørring give vejen brørup holsted bramming aars farsø løgstør fjerritslev
    hirtshals aabybro dronninglund hjallerup ølsted viby bjert christiansfeld
    """
)
"""Danish towns that are hardly anybody's surname in a CV, beside those of ``words.NO_NAMES``."""

_LETTERED_ENDS = ("certifikat", "bevis", "kursus", "truck", "stabler", "vitamin", "niveau", "faktor", "protein")
_LEAST_PART = 3
_SURNAME_END = re.compile(
    r"(?:sen|sson|gaard|gård|strøm|quist|qvist|kvist|mann|mand|berg|bjerg|bæk|dal|lund|holm|skov|toft|krogh?|rup|sted|"
    r"holt|bech|bak|vig|gren|vang|hus|ø|sø|ager|lev|kjær|by|borg)$"
)
"""Endings that surnames have, though they are words."""


@lru_cache(maxsize=1 << 14)
def is_compound(word: str) -> bool:
    """Whether a word is made of two Danish ones, as few surnames are: "Svejsecertifikat", "Teleskoplæsser"."""
    lowered = word.lower()
    if _SURNAME_END.search(lowered):
        return False
    for place in range(_LEAST_PART, len(lowered) - _LEAST_PART):
        head, tail = lowered[:place], lowered[place:]
        if _is_danish(tail) and (_is_danish(head) or (head[-1] in "se" and _is_danish(head[:-1]))):
            return True
    return False


def takes_letter(word: str) -> bool:
    """Whether a letter after the word is a level or kind: "Truckcertifikat B"."""
    lowered = word.lower()
    return lowered in LETTERED or lowered.endswith(_LETTERED_ENDS)


def _is_danish(word: str) -> bool:
    return len(word) >= _LEAST_PART and is_known(word, "da")
