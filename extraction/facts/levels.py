"""What an education is worth and about: levels of ISCED 2011 and broad fields of ISCED-F 2013 (UNESCO).

Levels are given as Denmark reports them: lower secondary 2, general upper secondary and vocational training 3, academy
profession 5, bachelor and professional bachelor 6, master 7, PhD 8. Labour-market courses (AMU) have none.
"""

from __future__ import annotations

import re

_LEVEL_WORDS = {
    "8": (
        r"ph\.? ?d\.?(?:-grad)?|doktorgrad|dr\.? ?(?:phil|med|scient|jur|techn|merc)\.?|doctorate|doctoral\w*|d\.?phil|"
        r"doctor of (?!pharmacy)\w+|licentiat\w*|lic\.(?:scient|techn|merc|jur)\.?"
    ),
    "6": (
        r"professionsbachelor\w*|prof\.? ?bach\.?|pb|pba|bachelor\w*|b\.?sc\.?|b\.?a\.?|b\.?eng\.?|b\.?ed\.?|bba|"
        r"bfa|ll\.?b\.?|"
        r"hd(?: ?\d\.? ?del)?\d?|hd-?[afiuo]|hd\([a-z]\)|diplom(?:ingeniør|uddannelse|grad)\w*|diplom i \w+|"
        r"akademiingeniør|teknikumingeniør|maskinmester\w*|undergraduate|diploma of higher education|licencjat"
    ),
    "7": (
        r"cand\.? ?[\w.]+|kandidat\w*|m\.?sc\.?|m\.?a\.?|m\.?eng\.?|m\.?res\.?|m\.?phil|mba|emba|mpa|mph|mpg|mmd|"
        r"mil|master(?:'s|s)?\w*|"
        r"magister\w*|mag\.(?:art|scient)\.?|civilingeniør|ll\.?m\.?|autoriseret (?:læge|psykolog)|speciallæge|"
        r"postgraduate \w+|pharmd|doctor of pharmacy|landinspektør|agronom|forstkandidat"
    ),
    "5": (
        r"akademi(?:uddannelse|økonom|merkonom|grad)\w*|erhvervsakademi\w*|ap(?:-grad|-uddannelse)?(?= i | in |\b-|"
        r"$)|ak|"
        r"merkonom|datamatiker|markedsføringsøkonom|finansøkonom|serviceøkonom|handelsøkonom|logistikøkonom|"
        r"administrationsøkonom|multimediedesigner|laborant|bygningskonstruktør|autoteknolog|installatør|farmakonom|"
        r"jordbrugsteknolog|procesteknolog|produktionsteknolog|energiteknolog|miljøteknolog|designteknolog|e-designer|"
        r"kort- og landmålingstekniker|it-teknolog|ap graduate|ap degree|academy profession|korte? videregående|"
        r"associate(?:'s)? degree|foundation degree|hnd|higher national diploma"
    ),
    "3": (
        r"eud|eux|euc|svendebrev|svend|udlært|faglært|erhvervs(?:fag)?udd\w+|lærling\w*|"
        r"\w*elev(?:uddannelse|plads|tid)?|mesterbrev|hg|hgv|"
        r"grundforløb|hovedforløb|apprentice\w*|journeyman|vocational\w*|nvq|btec|stx|hhx|htx|hf(?:-enkeltfag)?|"
        r"student(?:ereksamen)?|(?:sproglig|matematisk) student|(?:højere )?handelseksamen|handelsskole\w*|"
        r"gymnasi\w*|high school|a-levels?|international baccalaureate|ib diploma|abitur|baccalauréat|matura|"
        r"upper secondary|social- og sundheds(?:assistent|hjælper)\w*|sosu\w*|ssa|ssh|pau|pædagogisk assistent\w*|"
        r"kontoruddannelse|kontorassistent|handelsuddannelse|salgsassistent|butiksassistent|tømrer|snedker|murer|maler|"
        r"elektriker|automatiktekniker|industritekniker|datatekniker|it-supporter|kok|gastronom|tjener|bager|konditor|"
        r"slagter|ernæringsassistent|frisør|kosmetolog|\w*mekaniker|\w*smed|vvs\w*|anlægsgartner|gartner|landmand|"
        r"mediegrafiker|grafisk tekniker|fotograf|serviceassistent|ejendomsservicetekniker|tandklinikassistent|"
        r"veterinærsygeplejerske|lager- og (?:transport|logistik)\w*|chauffør\w*"
    ),
    "2": (
        r"folkeskole\w*|grundskole\w*|[789]\. klasse|10\. klasse|niende klasse|tiende klasse|afgangseksamen|"
        r"realeksamen|mellemskole\w*|gcses?|lower secondary|primary school|secondary school"
    ),
}
"""In the order of precedence."""
_PROFESSIONS = {
    "6": (
        r"(?:sygeplejerske|pædagog|folkeskolelærer|lærer|socialrådgiver|fysioterapeut|ergoterapeut|jordemoder|"
        r"bioanalytiker|radiograf|tandplejer|optometrist|bibliotekar|skov- og landskabsingeniør)"
        r"(?:uddannelse\w*|uddannet)?"
    ),
    "7": r"jurist|læge|tandlæge|dyrlæge|psykolog|civiløkonom|arkitekt|farmaceut|translatør",
}
_MODULE = re.compile(
    r"\b(?:diplommodul|modul(?:er)?|enkeltfag på|fag på|amu)\b|^amu[ :-]|\bikke (?:afsluttet|færdiggjort)|"
    r"\b(?:kursus|course)\b(?! (?:in|at) the)",
    re.IGNORECASE,
)
"""A part of an education, or a course, is none of its level."""
_LEVELS = tuple(
    (level, re.compile(rf"(?<![\w.])(?:{words})(?!\w)", re.IGNORECASE))
    for level, words in (*_LEVEL_WORDS.items(), *_PROFESSIONS.items())
)

_EQF = re.compile(r"\b(?:eqf|nqf|kvalifikationsramme\w*)[ -]*(?:level|niveau)?:? ?([2-8])(?!\d)", re.IGNORECASE)
_BY_EQF = {"2": "2", "3": "3", "4": "3", "5": "5", "6": "6", "7": "7", "8": "8"}
"""Levels of the European Qualifications Framework, as far as they say the level of an education in Denmark."""

_FIELD_WORDS = {
    "01": (
        r"pædagog\w*|lærer\w*|læreruddannelse\w*|undervisning|didaktik|early childhood|teach\w*|"
        r"education(?:al)? \w+|pedagog\w*"
    ),
    "09": (
        r"sygeplej\w*|medicin|læge\w*|tandlæge\w*|tandpleje\w*|tandklinik\w*|odontologi|farma\w*|pharma\w*|"
        r"fysioterap\w*|"
        r"physiotherap\w*|ergoterap\w*|jordemoder|radiograf\w*|bioanaly\w*|sundhed\w*|folkesundhed\w*|"
        r"social- og sundhed\w*|"
        r"sosu\w*|socialrådgiv\w*|socialt arbejde|nurs\w*|public health|social work|health\w*|midwi\w*|dentist\w*|"
        r"optomet\w*|ernæring og sundhed|pædagogisk assistent"
    ),
    "06": (
        r"datalogi|datamatiker|datatekniker|software\w*|informatik|informations(?:teknologi|videnskab)|it|ict|"
        r"it-\w+|computer\w*|data science|webudvikl\w*|programmering|datavidenskab|cyber\w*|kunstig intelligens"
    ),
    "08": (
        r"landbrug\w*|agronom\w*|jordbrug\w*|gartner\w*|anlægsgartner\w*|skov\w*|forst\w*|fisker\w*|veterinær\w*|"
        r"dyrlæge\w*|agricultur\w*|forestry|fisher\w*|veterinary|horticultur\w*|landmand"
    ),
    "07": (
        r"ingeniør\w*|\w*ingeniør|engineer\w*|maskin\w*|\w*mekanik\w*|elektr\w*|bygning\w*|byggeri|arkitekt\w*|"
        r"architect\w*|tømrer\w*|"
        r"snedker\w*|murer\w*|maler|smed\w*|\w*smed|vvs\w*|automatik\w*|industritekn\w*|produktion\w*|kemiteknik|"
        r"proces\w*|"
        r"levnedsmid\w*|slagter\w*|bager\w*|konditor\w*|cnc\w*|konstruktør\w*|landinspektør|vindmølle\w*|energi\w*|"
        r"food \w+|civil \w+"
    ),
    "05": (
        r"biolog\w*|\w*biologi|biokemi|kemi|fysik|matemati\w*|statistik|geolog\w*|geograf\w*|geografi|miljø\w*|"
        r"nanoscience|"
        r"laborant|biotek\w*|biology|\w*biology|chemistry|physics|mathemati\w*|statistics|environmental \w+|geoscience|"
        r"natural science\w*|naturvidenskab\w*|molekylær\w*|molecular \w+"
    ),
    "03": (
        r"sociologi\w*|statskundskab|samfund\w*|politik\w*|psykolog\w*|antropolog\w*|journalist\w*|kommunikation\w*|"
        r"medievidenskab|bibliotek\w*|national ?økonomi\w*|økonomi(?=$| ved| fra|,)|oecon\.?|polit\.?|"
        r"scient\.(?:soc|pol|anth)\.?|"
        r"economics|sociolog\w*|political \w+|psycholog\w*|anthropolog\w*|communications?|media studies|"
        r"international relations"
    ),
    "04": (
        r"jura|jur\.?|jurist|merc\.?\w*|erhvervsøkonomi|hd\w*|finans\w*|regnskab\w*|revision\w*|aud\.?|handel\w*|"
        r"kontor\w*|"
        r"administration\w*|ledelse|markedsføring\w*|marketing|salg\w*|butik\w*|logistik\w*|offentlig administration|"
        r"business\w*|law|ll\.?[bm]\.?|accounting|finance|management|mba|hhx|hg|merkonom|human resources?|personale\w*"
    ),
    "02": (
        r"dansk|engelsk|tysk|fransk|spansk|historie|filosofi|teolog\w*|religion\w*|litteratur\w*|lingvist\w*|"
        r"sprog\w*|musik\w*|"
        r"kunst\w*|design\w*|grafi\w*|mediegrafiker|multimedie\w*|arkæolog\w*|museolog\w*|æstetik\w*|film\w*|"
        r"teater\w*|history|philosophy|"
        r"literature|languages?|linguistics|art|fine arts?|music|theology|english|danish|archaeolog\w*|humaniora|"
        r"fotograf\w*|kulturformidling"
    ),
    "10": (
        r"kok|gastronom\w*|tjener|hotel\w*|reception\w*|frisør\w*|kosmet\w*|turisme|serviceøkonom|rengøring\w*|"
        r"serviceassistent|transport\w*|chauffør\w*|lager\w*|politi\w*|forsvar\w*|officer|sikkerhed\w*|vagt\w*|"
        r"hairdress\w*|tourism|hospitality|cook|chef|security|ernæringsassistent|idræt\w*|sport\w*|ejendomsservice\w*"
    ),
    "00": r"hf|stx|htx|student(?:ereksamen)?|gymnasi\w*|folkeskole\w*|\d+\. klasse|high school|a-levels?|realeksamen",
}
"""In the order of precedence: what names a profession comes before the subjects in its name."""
_FIELDS = tuple(
    (code, re.compile(rf"(?<![\wæøå-])(?:{words})(?!\w)", re.IGNORECASE)) for code, words in _FIELD_WORDS.items()
)


def level_of(words: str) -> str | None:
    """The ISCED 2011 level that a title names, "2" to "8", or None."""
    if _MODULE.search(words):
        return None
    for level, pattern in _LEVELS:
        if pattern.search(words):
            return level
    framework = _EQF.search(words)
    return _BY_EQF[framework[1]] if framework else None


def broad_field_of(words: str) -> str | None:
    """The broad field of ISCED-F 2013 that the words name, "00" (generic programmes) to "10" (services), or None."""
    return next((code for code, pattern in _FIELDS if pattern.search(words)), None)
