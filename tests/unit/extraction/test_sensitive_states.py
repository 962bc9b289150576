"""The writer's own health, belief, union, party and origin; and the same words where they are somebody's trade."""

from __future__ import annotations

import pytest

from extraction.sensitive import find_sensitive
from extraction.sentences import sentence_spans

HEALTH = [
    ("Jeg har ADHD, opdaget sent og godt medicineret.", "medicineret"),
    ("Jeg fik en blodprop i 2021 og var sygemeldt i et halvt år.", "sygemeldt"),
    ("Jeg er blevet opereret, men jeg må ikke forflytte patienter alene.", "forflytte patienter"),
    ("2022-2023 sygemeldt, opereret, genoptrænet", "genoptrænet"),
    ("Venstre hofte slidt, ny protese i marts.", "protese"),
    ("Kan stå og gå, men ikke ligge på knæ eller kravle.", "stå"),
    ("Stillesiddende arbejde hele dagen går ikke med nakken.", "Stillesiddende arbejde"),
    ("Svømning gør mere for mig end fysioterapeuten.", "fysioterapeuten"),
    ("Ryggen kan ikke mere bære sække.", "bære sække"),
    ("Jeg lider af migræne et par dage om året.", "migræne"),
    ("Jeg gik ned med stress i 2020.", "stress"),
    ("Ikke-ryger og godt helbred.", "Ikke-ryger"),
    ("I have asthma, well controlled.", "controlled"),
    ("I was diagnosed with epilepsy at nineteen.", "epilepsy"),
    ("Kan desværre ikke tåle parfume.", "parfume"),
    ("Jeg tåler ikke mel.", "mel"),
    ("I cannot lift heavy boxes any more.", "lift heavy boxes"),
    ("My left knee is artificial.", "left knee"),
    ("I am in therapy and doing well.", "therapy"),
    ("Type 2-diabetes siden min dreng kom, passer det selv med piller.", "piller"),
    ("Høje stiger kan jeg ikke, får svimmelhed", "svimmelhed"),
    ("Nat kan jeg ikke (søvnapnø, CPAP), så dag.", "CPAP"),
    ("Har klaustrofobi, så ingen tanke.", "klaustrofobi"),
    ("Brækkede hoften i 2021, går godt igen.", "hoften"),
    ("Nede med stress i foråret.", "stress"),
]
OTHER = [
    ("Dansk El-Forbund siden 1990.", "Dansk"),
    ("HK Privat.", "HK Privat"),
    ("BUPL-medlem.", "BUPL-medlem"),
    ("Jeg er muslim og faster i ramadanen.", "faster"),
    ("Jeg kommer fra Shiraz.", "Shiraz"),
    ("Menigt medlem af Enhedslisten.", "Enhedslisten"),
    ("Folkekirken har jeg forladt, og det er mit valg.", "Folkekirken"),
    ("Member of a trade union.", "trade union"),
    ("I moved from Ghana in 2012.", "Ghana"),
    ("I am a practising Catholic.", "Catholic"),
    ("Jeg konverterede til islam som voksen.", "islam"),
    ("I stood for council in 2019.", "stood for council"),
    ("Halvt polsk, og opdraget i Vejle.", "Halvt polsk"),
    ("Har arbejdstilladelse til 2028.", "arbejdstilladelse"),
    ("Jeg har siddet inde i et halvt år.", "siddet inde"),
    ("4 mdr. betinget for hæleri i 2009.", "betinget"),
    ("Jeg fik en voldsdom som ung.", "voldsdom"),
    ("I have a spent conviction for fraud.", "conviction"),
    ("Transkvinde, sprunget ud på job i 2020.", "sprunget ud"),
    ("Organiseret, stemmer SF, spiller skak.", "stemmer SF"),
    ("Jeg stemte på Enhedslisten.", "Enhedslisten"),
    ("Byrådsmedlem for Venstre i ti år.", "Venstre"),
    ("3F i Odense kan udtale sig.", "3F"),
    ("Member of the Scottish Green Party.", "Green Party"),
    ("Går i moske om fredagen, går i kirke med svigermor.", "går i kirke"),
    ("Humanist celebrant at weekends.", "Humanist celebrant"),
    ("Citizenship: Irish; Danish application pending", "Danish application"),
    ("Cook, 31, from Izmir.", "Izmir"),
    ("Født [BIRTHDATE] i Tromsø, Norge", "Tromsø"),
]
WORK = [
    "Sygeplejerske med erfaring med demens og diabetes.",
    "Jeg har arbejdet med borgere med epilepsi og psykisk sygdom.",
    "Jeg har erfaring med genoptræning efter hofteoperation.",
    "Kurser i angst og depression.",
    "Samarbejde med fysioterapeuten om patienternes genoptræning.",
    "Behandling af kroniske sår og smerter.",
    "Forflyttede patienter og passede insulin.",
    "Kirketjener: passede kirken og hjalp ved gudstjenester.",
    "Kok med erfaring i halal og kosher.",
    "Underviste i religion og islamisk kunst.",
    "Nurse on a stroke ward, treating patients with diabetes.",
    "Ran courses in stress prevention for managers.",
    "Løftede tunge sække med kran.",
    "Programmerede robotter, der ikke kan gå.",
    "KOL og iltbehandling",
    "Jeg er god til faste rutiner og beder gerne om hjælp.",
    "Jeg konverterede kampagner og filer til nye formater.",
    "Socialrådgiver på et asylcenter.",
    "Skrev domme og kendelser som fuldmægtig i byretten.",
    "Fængselsbetjent, underviste indsatte.",
    "Prison officer, ran classes for inmates.",
    "Voted Employee of the Year. Stemmer klaverer.",
    "Epidemiological studies of asthma after fires",
    "Har ren straffeattest.",
    "Vi tror stadig, at varmepumper kan betale sig.",
]


def _found(text: str, words: str) -> set[str]:
    start = text.index(words)
    end = start + len(words)
    return {item.kind for item in find_sensitive(text, sentence_spans(text)) if item.start < end and start < item.end}


@pytest.mark.parametrize(("text", "words"), HEALTH)
def test_a_state_of_ones_own_is_health_to_the_end_of_what_is_said_of_it(text: str, words: str) -> None:
    assert "health" in _found(text, words)


@pytest.mark.parametrize(("text", "words"), OTHER)
def test_belief_union_party_and_origin(text: str, words: str) -> None:
    assert "other" in _found(text, words)


@pytest.mark.parametrize("text", WORK)
def test_the_same_words_in_somebodys_trade_stay(text: str) -> None:
    assert _found(text, text) == set()


def test_the_sentence_that_goes_on_about_work_is_evidence_from_there() -> None:
    text = "Jeg har gigt i hænderne, men kan sagtens bruge regneark og telefon."
    assert _found(text, "gigt") == {"health"}
    assert _found(text, "regneark") == set()
