"""Kinds of work and training by the words that name them, Danish and English, written from general knowledge.

One pattern a kind, whole words; a kind joins what somebody of the trade and an ad that wants one would say.
"""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "doctor": r"læge(?:r|n)?|overlæge\w*|physicians?|medical doctors?",
    "nurse": (
        r"\w*sygeplejersker?\w*|sygeplejefaglig\w*|sundhedsfaglig\w*|sundhedsperson\w*|hospital|klinik(?:ken)?|"
        r"nurses?|nursing|clinical|health professionals?"
    ),
    "care": (
        r"ældreplej\w*|plejecent\w*|plejehjem\w*|social- og sundheds\w+|sosu\w*|handicaphjælper\w*|hjemmepleje\w*|"
        r"care (?:home|worker|assistant)s?|elderly care|home care"
    ),
    "therapist": r"fysioterapeut\w*|ergoterapeut\w*|physiotherapists?|occupational therapists?",
    "laboratory": r"bioanalytiker\w*|laborant\w*|laboratorie\w*|lab(?:oratory)? technicians?|laboratory",
    "psychology": r"\w*psykolog\w*|cand\.? ?psych\w*|psychologists?|psychology",
    "pedagogue": r"pædagog\w*|pedagogues?|childcare",
    "teaching": (
        r"lærere?|læreruddann\w*|folkeskole\w*|undervis\w*|didaktik\w*|læring|skole|teachers?|teaching|didactics|school"
    ),
    "social work": r"socialrådgiver\w*|social workers?",
    "law": r"jurist\w*|juridisk\w*|cand\.? ?jur\w*|jura|advokat\w*|retlig\w*|lawyers?|legal|law|solicitors?",
    "accounting": (
        r"revisor\w*|revision|bogholder\w*|bogføring|regnskab\w*|løn|accountants?|accounting|bookkeep\w*|auditors?|payroll"
    ),
    "economics": r"økonom\w*|cand\.? ?(?:oecon|merc)\w*|economists?|economics",
    "finance": r"bank|finans\w*|finance|financial|banking",
    "architecture": r"arkitekt\w*|konstruktør\w*|architects?|architecture",
    "engineering": r"\w*ingeniør\w*|cand\.? ?polyt\w*|konstruktion(?:er)?|(?:\w+ )?engineers?|structures",
    "science": r"\w*biolog\w*|kemiker\w*|naturvidenskab\w*|biologists?|chemists?|natural sciences?",
    "computing": (
        r"\w*udvikler\w*|programmør\w*|datamatiker\w*|databaser?|it-support\w*|kode|kodning|datalog\w*|developers?|"
        r"programmers?|databases?|it support|coding|computer science"
    ),
    "electricity": r"elektriker\w*|elinstallatør\w*|el-?montør\w*|electricians?",
    "building": r"tømrer\w*|snedker\w*|murer\w*|håndværk\w*|carpenters?|joiners?|bricklayers?|craftsm[ae]n",
    "machines": r"mekaniker\w*|maskin\w*|smed|mechanics?|machinery|welders?",
    "technician": r"\w*tekniker\w*|technicians?",
    "kitchen": r"kokke?|køkken\w*|restaurant\w*|chefs?|cooks?|kitchens?",
    "shop": r"butik\w*|detailhandel|shops?|stores|(?:grocery|department|clothes|clothing) store|retail",
    "warehouse": r"lager\w*|varenum\w*|warehouses?|stock",
    "driving": r"\w*chauffør\w*|drivers?",
    "languages": r"oversætter\w*|tolk\w*|sprog|korrespondent\w*|translators?|interpreters?|linguists?",
    "history": (
        r"historiker\w*|bibliotekar\w*|arkivar\w*|museum\w*|kildekriti\w*|historians?|librarians?|archivists?|museums?"
    ),
    "communication": (
        r"journalist\w*|redaktør\w*|kommunikation\w*|presse\w*|forfatter\w*|artikler|skriv(?:er|e|ende)?|editors?|"
        r"communications?|press|writers?|writing"
    ),
    "design": r"ux\w*|interaktionsdesign\w*|designer\w*|interaction design",
    "human resources": r"hr|hr-\w+|hr['’]er\w*|personale\w*|trivsel|human resources|wellbeing",
    "social science": (
        r"sociolog\w*|antropolog\w*|statskundskab\w*|scient\.? ?(?:pol|soc)\w*|samfundsvidenskab\w*|anthropolog\w*|"
        r"political science|social sciences?"
    ),
    "administration": (
        r"styrelse\w*|forvaltning\w*|ministeri\w*|fuldmægtig\w*|sagsbehandl\w*|public administration|"
        r"civil servants?|caseworkers?|ministry"
    ),
}
